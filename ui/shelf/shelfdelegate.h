#pragma once

#include <QStyledItemDelegate>

namespace relayscope::ui {

/// Draws a saved message as a card: its name, below it who sends what, at the right the button that sends it at once.
class ShelfDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Where the button is in the row.
    [[nodiscard]] static QRect sendRect(const QRect &row, const QFontMetrics &metrics);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The editor of the name takes the first line.
    void updateEditorGeometry(
        QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace relayscope::ui
