#pragma once

#include <QStyledItemDelegate>

namespace relayscope::ui {

/// One row of the palette: icon, the name with its matched characters bold, kind and key at the right.
class PaletteDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace relayscope::ui
