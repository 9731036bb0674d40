#pragma once

#include <QTreeView>

namespace relayscope::models {
class ChannelModel;
}

namespace relayscope::ui {

class ChannelFlash;

/// The tree of channels, open as far as the channels. Traffic lights up a row that is in sight and not selected; when
/// it is inside something closed, that. In a narrow panel numbers make room for the names. GUI thread; owned by the
/// ChannelsDock.
class ChannelView final : public QTreeView {
    Q_OBJECT

public:
    explicit ChannelView(models::ChannelModel &channels, QWidget *parent = nullptr);

    [[nodiscard]] ChannelFlash &flash() const { return *m_flash; }
    void setPlaceholderText(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitColumns();
    void showTraffic(const QModelIndex &channel);
    /// The row, or the closed one that it is inside of.
    [[nodiscard]] QModelIndex shownRow(const QModelIndex &row) const;

    models::ChannelModel &m_channels;
    ChannelFlash *m_flash;
    QString m_placeholder;
};

} // namespace relayscope::ui
