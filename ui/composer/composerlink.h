#pragma once

#include "core/sendjob.h"
#include "core/trace.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <utility>

namespace relayscope::core {
struct RoomCell;
}

namespace relayscope::ui {

class Composer;
struct PanelContext;

/// Joins the composer with the cluster: tells it who can send and which rooms there are, sends its messages, shows what
/// becomes of the last one. GUI thread; owned by the centre of the main window.
class ComposerLink final : public QObject {
    Q_OBJECT

public:
    ComposerLink(Composer &composer, PanelContext &context, QObject *parent = nullptr);

    /// Labels are in the language of the moment.
    void updateSenders();
    /// So is what became of the last message.
    void updateOutcome();

private:
    void connectCluster();
    void updateSuggestions(const QList<core::RoomCell> &rooms);
    void send(const core::OutgoingMessage &outgoing);
    void showProgress(const core::SavedMessage &message, const core::SendProgress &progress);
    /// Of what a node was told to send, once its rows are in the table; empty before.
    [[nodiscard]] core::Trace traceOf(const core::SavedMessage &message) const;

    Composer &m_composer;
    PanelContext &m_context;
    /// The message whose outcome is shown; deletes itself when it has finished.
    QPointer<core::SendJob> m_job;
    /// Number of the newest row when it was sent.
    quint64 m_sentAfter = 0;
    /// The outcome may be told better when all rows are in the table.
    std::function<void()> m_showAgain;
    /// What is shown of it; nothing before the first one.
    std::optional<std::pair<core::SavedMessage, core::SendProgress>> m_shown;
};

} // namespace relayscope::ui
