#pragma once

#include <QStyledItemDelegate>

namespace relayscope::ui {

/// Draws the cells of a trace's tables in the colour of their tone, with the lamp of that tone in one column. Owned by
/// its view.
class TraceDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// toneRole: role of the model that gives a models::Tone. lampColumn: -1 for no lamps.
    TraceDelegate(int toneRole, int lampColumn, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_toneRole;
    int m_lampColumn;
};

} // namespace relayscope::ui
