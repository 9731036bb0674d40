#pragma once

#include "core/outgoingmessage.h"
#include "core/sendrequest.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace relayscope::core {

class Cluster;

/// How far a SendJob is.
struct SendProgress {
    int wanted = 1;
    /// Given to the cluster, refused ones among them.
    int sent = 0;
    int refused = 0;
    /// With all the answers that were asked for.
    int answered = 0;
    /// Without an answer, or without some of a broadcast's.
    int unanswered = 0;
    /// That a node could give to nobody but its own clients.
    int unpublished = 0;
    /// Given to the cluster, no word yet.
    int waiting = 0;
    /// Of the message that ended last.
    SendResult last;
    /// Why the last refused one was.
    QString refusal;

    bool operator==(const SendProgress &) const = default;
};

/// Sends one message as often as it says, and counts what becomes of each, told apart by the ids of the sends: what
/// others send meanwhile does not count. Bounded: at most kMaxRepeats, and no further one while kMaxWaiting have no
/// result. Lives on the thread of the cluster. Destroying it ends the repeating; what was sent stays sent.
class SendJob final : public QObject {
    Q_OBJECT

public:
    static constexpr int kMaxRepeats = 100'000;
    static constexpr int kMaxWaiting = 1'000;
    static constexpr int kMaxDelayMs = 600'000;

    SendJob(Cluster &cluster, OutgoingMessage outgoing, QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(SendJob)

    /// Sends the first one now. Once.
    void start();
    /// Sends no further one; finished() comes with the results of those that were sent.
    void stop();
    [[nodiscard]] bool isSending() const { return m_progress.sent < m_progress.wanted; }
    [[nodiscard]] const SendProgress &progress() const { return m_progress; }

signals:
    /// Something was sent or came back; at most once a turn of the event loop.
    void progressed(const relayscope::core::SendProgress &progress);
    /// Everything that was sent has its result. The last signal.
    void finished(const relayscope::core::SendProgress &progress);

private:
    void sendOne();
    [[nodiscard]] quint64 submit();
    void noteResult(const SendResult &result);
    void announce();

    Cluster &m_cluster;
    OutgoingMessage m_outgoing;
    SendProgress m_progress;
    QSet<quint64> m_waiting;
    QTimer m_next;
    QTimer m_announce;
    bool m_finished = false;
};

} // namespace relayscope::core
