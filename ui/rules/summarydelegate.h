#pragma once

#include <QStyledItemDelegate>

namespace relayscope::ui {

/// Draws a row of models::RuleSummary: when, and what is done, in two columns.
class SummaryDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace relayscope::ui
