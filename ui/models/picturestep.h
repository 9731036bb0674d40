#pragma once

#include "core/hop.h"
#include "models/picturelayout.h"
#include "models/tone.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <optional>

namespace relayscope::models {

enum class StepLook {
    Plain,
    /// From a node to its own client without Redis.
    Local,
    /// It came and was left alone on purpose: the own echo, a room without sockets here.
    Ignored,
    /// It went wrong.
    Bad,
};

/// Where a note stands.
enum class NotePlace {
    /// Over the edge to Redis of a node.
    Publishing,
    /// Under the edge from Redis of a node.
    Receiving,
    /// Beside a client.
    Client,
    /// On the box that a message starts at.
    Start,
};

/// One hop as the picture plays it: what travels along which edge, and what is said where it ends. A value.
struct PictureStep {
    quint64 message = 0;
    /// Row number of the hop.
    quint64 hop = 0;
    qint64 timeNs = 0;
    /// None: nothing travels, there is a note only.
    std::optional<PictureEdgeId> edge;
    /// Boxes at both ends.
    QString from;
    QString to;
    StepLook look = StepLook::Plain;
    /// The message begins at `from`: it was seen nowhere before.
    bool isStart = false;
    /// Empty for none.
    QString note;
    NotePlace notePlace = NotePlace::Receiving;
    /// Box that the note belongs to.
    QString noteBox;
    Tone noteTone = Tone::Quiet;
};

/// Makes steps of hops, one for each way that a message really took: what is observed at both ends of a hop is one
/// step. Remembers by message which nodes have it from Redis, to tell local delivery. Sans-I/O; lives where its owner
/// lives.
class PictureStepMaker final {
public:
    /// Messages that it remembers nodes of; older ones are forgotten, their deliveries look local.
    static constexpr std::size_t kMaxMessages = 4'096;

    /// Nothing for a hop that has no place in the picture.
    [[nodiscard]] std::optional<PictureStep> make(const core::Hop &hop, const PictureScene &scene);
    void join(const core::MessageJoin &join);

private:
    [[nodiscard]] std::optional<PictureStep> makeClientStep(const core::Hop &hop, const PictureScene &scene) const;
    [[nodiscard]] std::optional<PictureStep> makeBusStep(const core::Hop &hop, const PictureScene &scene);
    [[nodiscard]] static std::optional<PictureStep> makeStartStep(const core::Hop &hop, const PictureScene &scene);
    [[nodiscard]] static std::optional<PictureStep> makeNoteStep(const core::Hop &hop, const PictureScene &scene);
    void noteFromRedis(quint64 message, const QString &nodeId);
    [[nodiscard]] bool isFromRedis(quint64 message, const QString &nodeId) const;

    QHash<quint64, QSet<QString>> m_fromRedis;
    std::deque<quint64> m_order;
};

/// What the box that a message starts at is marked with.
[[nodiscard]] QString startText();
/// The steps of one message, in the order of its hops.
[[nodiscard]] QList<PictureStep> pictureSteps(const QList<core::Hop> &hops, const PictureScene &scene);

} // namespace relayscope::models
