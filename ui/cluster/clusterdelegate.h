#pragma once

#include <QStyledItemDelegate>

namespace relayscope::ui {

/// Draws the cluster tree: the kind of a thing as an icon before its name, its state as a lamp and a word.
class ClusterDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace relayscope::ui
