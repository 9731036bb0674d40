#pragma once

#include <QStyledItemDelegate>

namespace relayscope::ui {

/// Draws the lines of the log with what is searched for marked in them. Owned by its view.
class LogDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Empty for nothing.
    void setSearch(const QString &text) { m_search = text; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    void markMatches(QPainter &painter, const QStyleOptionViewItem &option, const QString &text) const;

    QString m_search;
};

} // namespace relayscope::ui
