#pragma once

#include <QStyledItemDelegate>

namespace relayscope::models {
class FilteredHopModel;
class HopMarks;
} // namespace relayscope::models

namespace relayscope::ui {

/// Draws the cells of the stream: in the first column brackets that join the rows of one message, arrows, marks and
/// what became of an acknowledgement, in the last a lamp for what happened. Owned by its view.
class HopDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    HopDelegate(const models::FilteredHopModel &rows, const models::HopMarks &marks, QObject *parent = nullptr);

    /// The message whose bracket is drawn in the accent colour; 0 for none.
    void setHighlightedMessage(quint64 message) { m_highlighted = message; }

    /// Width of what stands before the number in the first column.
    [[nodiscard]] static int gutterWidth(const QFontMetrics &metrics);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const models::FilteredHopModel &m_rows;
    const models::HopMarks &m_marks;
    quint64 m_highlighted = 0;
};

} // namespace relayscope::ui
