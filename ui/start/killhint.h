#pragma once

#include <QObject>

namespace relayscope::models {
class ClusterModel;
}

namespace relayscope::ui {

class ActionRegistry;
class InlineBarStack;
class Settings;

/// After the user's first own message: the proposal to kill a node and to send again. Made until it was taken or sent
/// away for ever. GUI thread; owned by the main window.
class KillHint final : public QObject {
    Q_OBJECT

public:
    KillHint(const models::ClusterModel &cluster, const ActionRegistry &actions, InlineBarStack &bars,
        Settings &settings, QObject *parent = nullptr);

    /// The user has sent a message.
    void noteSent();

private:
    void forget();

    const models::ClusterModel &m_cluster;
    InlineBarStack &m_bars;
    Settings &m_settings;
    bool m_wasShown = false;
};

} // namespace relayscope::ui
