#pragma once

#include <QStyledItemDelegate>

namespace relayscope::ui {

class ChannelFlash;

/// Draws the channel tree: what is idle, muted or a tool's in a muted colour, traffic as a light that fades.
class ChannelDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    ChannelDelegate(const ChannelFlash &flash, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const ChannelFlash &m_flash;
};

} // namespace relayscope::ui
