#pragma once

#include "models/pictureplayer.h"
#include "models/picturescene.h"
#include "models/picturestep.h"
#include "models/picturetraffic.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace relayscope::models {

class ClusterModel;

/// What the picture shows: the boxes, the traffic of the edges, what travels just now, and the path of the selected
/// message. Takes states from the cluster model and hops from the cluster; asks for nothing. GUI thread. Its only timer
/// ages the rates while there are any.
class PictureModel final : public QObject {
    Q_OBJECT

public:
    /// Sockets of others that are told apart, at most.
    static constexpr qsizetype kMaxForeignSockets = 10'000;
    /// How long it is said that not all is played after the last that was not.
    static constexpr qint64 kRatesShownMs = 1'500;

    /// Time that the display plays of the message played alone, and how long it took in reality.
    struct SlowMotion {
        quint64 message = 0;
        double realMs = 0;
        double shownMs = 0;
    };

    explicit PictureModel(const ClusterModel &cluster, QObject *parent = nullptr);

    void addHops(const QList<core::Hop> &hops);
    void join(const QList<core::MessageJoin> &joins);
    /// Says the same in the language of now.
    void retranslate() { rebuild(); }
    /// Forgets what is foreign and what travels: the stream begins anew.
    void startAgain();
    /// The hops of the selected message, none for no selection; `hop` is the row that is selected in it, or 0.
    void setPath(const QList<core::Hop> &hops, quint64 hop = 0);
    /// Plays the path once more, slowly.
    void replay();

    /// Without motion nothing travels; rates and paths are shown all the same.
    void setMotion(bool motion);
    [[nodiscard]] bool hasMotion() const { return m_motion; }
    /// Nothing is played that nobody sees; the rates go on.
    void setWatched(bool watched);
    /// Every message alone and slow.
    void setSlow(bool slow) { m_player.setSlow(slow); }
    /// The next message of a client is played alone and slow: the first of a demo.
    void slowNext();

    [[nodiscard]] const PictureScene &scene() const { return m_scene; }
    [[nodiscard]] const PictureTraffic &traffic() const { return m_traffic; }
    [[nodiscard]] const PicturePlayer &player() const { return m_player; }
    /// Not all that travels is played, because it is too much to follow: the rates tell it.
    [[nodiscard]] bool showsRates() const;
    /// Moves what travels to that time and returns it, in milliseconds of the model's clock.
    qint64 advance();
    [[nodiscard]] const QList<PictureStep> &path() const { return m_path; }
    [[nodiscard]] quint64 pathHop() const { return m_pathHop; }
    /// From the first to the last hop of the path, in milliseconds.
    [[nodiscard]] double pathMs() const { return m_pathMs; }
    /// Message 0 while nothing is played slowly.
    [[nodiscard]] SlowMotion slowMotion() const;

signals:
    void sceneChanged();
    void trafficChanged();
    void pathChanged();
    /// Something travels or is said: painting and advance() are needed until player().isMoving() is false.
    void motionStarted();
    void motionEnded();

private:
    void rebuild();
    void play(const PictureStep &step, qint64 nowMs);
    void noteForeign(const core::Hop &hop);
    void noteSpan(const core::Hop &hop);
    void ageTraffic();
    [[nodiscard]] bool plays() const { return m_motion && m_isWatched; }
    [[nodiscard]] qint64 nowMs() const { return m_clock.elapsed() + 1; }

    const ClusterModel &m_cluster;
    PictureScene m_scene;
    ForeignPlaces m_foreign;
    QSet<QString> m_foreignSockets;
    PictureStepMaker m_steps;
    PictureTraffic m_traffic;
    PicturePlayer m_player;
    QList<PictureStep> m_path;
    quint64 m_pathHop = 0;
    double m_pathMs = 0;
    /// Hops of the message that is played alone.
    quint64 m_spanMessage = 0;
    qint64 m_spanFirstNs = 0;
    qint64 m_spanLastNs = 0;
    bool m_motion = true;
    bool m_isWatched = true;
    bool m_waitsForFirst = false;
    /// When something was last not played because it was too much, 0 for never.
    qint64 m_unplayedMs = 0;
    QElapsedTimer m_clock;
    QTimer m_rebuild;
    QTimer m_age;
};

} // namespace relayscope::models
