#pragma once

#include "core/absences.h"
#include "core/askedevents.h"
#include "core/busoccurrences.h"
#include "core/deliveryhistory.h"
#include "core/directory.h"
#include "core/hop.h"
#include "core/losses.h"
#include "core/messagejoiner.h"
#include "core/observation.h"
#include "core/reorderbuffer.h"

namespace relayscope::core {

struct BusPeek;

/// Makes rows of observations: puts them in order of time, gives each its two ends, and joins those of one message
/// without touching the wire: by trace inside a node, by channel, content and order on Redis, by socket and ordinal
/// between client and node. What was observed becomes exactly one row; a loss adds one. Sans-I/O; lives on the monitor
/// thread.
class Correlator final {
public:
    struct Output {
        QList<Hop> hops;
        /// Numbers of rows that were given out before.
        QList<MessageJoin> joins;
    };

    /// busPrefix: of the classic adapter's channels.
    explicit Correlator(QByteArray busPrefix = QByteArrayLiteral("socket.io"));

    [[nodiscard]] Directory &directory() { return m_directory; }
    [[nodiscard]] Absences &absences() { return m_absences; }
    void add(Observation observation);
    /// The rows that are ready at that time.
    [[nodiscard]] Output take(qint64 nowNs);
    /// Observations wait for take().
    [[nodiscard]] bool hasPending() const { return !m_buffer.isEmpty(); }

private:
    void handle(const NodeObservation &seen);
    void handle(const TapObservation &seen);
    void handle(const EmitterObservation &seen);
    void handle(const TapChange &seen);
    void handle(const ClientObservation &seen);
    void handle(const DropObservation &seen);
    void handle(const NodeEnd &seen);

    void noteState(const NodeObservation &seen);
    void noteRooms(const telemetry::Event &event);
    void nameAnswer(const NodeObservation &seen, Hop &hop);
    /// One row for each of ours that was away when this was seen on Redis.
    void emitMissed(const Hop &broadcast, const BusPeek &peek);

    void handleBusEvent(const NodeObservation &seen, Hop hop);
    void judgeReceivers(Hop &hop) const;
    void joinOnBus(Hop &hop, const BusOccurrences::Match &match, const QList<JoinKey> &keys, bool isOurs);
    static void describePeek(Hop &hop, const BusPeek &peek);
    [[nodiscard]] static QList<JoinKey> keysOf(const NodeObservation &seen);
    void emitHop(Hop hop);
    void emitHops(QList<Hop> hops);

    QByteArray m_busPrefix;
    Directory m_directory;
    ReorderBuffer m_buffer;
    MessageJoiner m_joiner;
    BusOccurrences m_bus;
    Losses m_losses;
    Absences m_absences;
    AskedEvents m_asked;
    DeliveryHistory m_deliveries;
    QList<Hop> m_hops;
    quint64 m_lastNumber = 0;
    bool m_isTapReady = false;
};

} // namespace relayscope::core
