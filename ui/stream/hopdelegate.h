#pragma once

#include <QStyledItemDelegate>

namespace relayscope::ui {

/// Draws the cells of the stream: in the first column a bracket that joins the rows of one message, in the last a lamp
/// for what happened. Owned by its view.
class HopDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// The message whose bracket is drawn in the accent colour, through rows of other messages too; 0 for none.
    void setHighlightedMessage(quint64 message) { m_highlighted = message; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    void drawBracket(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    quint64 m_highlighted = 0;
};

} // namespace relayscope::ui
