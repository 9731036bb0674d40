#pragma once

#include "models/picturestep.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <deque>
#include <optional>

namespace relayscope::models {

/// Puts steps on the time of the display. Each hop takes the same time however long its edge is; none starts before
/// what caused it has arrived, and none overtakes one that was recorded before it. A message can be played alone and
/// slower, the ones that come meanwhile wait. All of it is bounded; what is too much is not played and counted. Time
/// comes in as milliseconds of any clock that does not go back. Sans-I/O; lives where its owner lives.
class PicturePlayer final {
public:
    static constexpr qint64 kHopMs = 380;
    /// A message alone; of the demo, with four hops one after another, about three seconds.
    static constexpr qint64 kSlowHopMs = 750;
    static constexpr qint64 kNoteMs = 2'600;
    static constexpr qint64 kNoteFadeMs = 700;
    /// Between two messages that are played alone.
    static constexpr qint64 kRestMs = 700;
    static constexpr qsizetype kMaxDots = 200;
    static constexpr qsizetype kMaxDotsPerEdge = 6;
    static constexpr qsizetype kMaxNotes = 100;
    static constexpr qsizetype kMaxWaiting = 400;
    static constexpr qsizetype kMaxMessages = 500;

    struct Dot {
        PictureEdgeId edge;
        StepLook look = StepLook::Plain;
        quint64 message = 0;
        qint64 startMs = 0;
        qint64 endMs = 0;
        /// 0 at the beginning of the edge to 1 at its end; outside of that it is not to be seen.
        [[nodiscard]] double position(qint64 nowMs) const;
    };
    struct Note {
        NotePlace place = NotePlace::Receiving;
        QString boxId;
        QString text;
        Tone tone = Tone::Quiet;
        qint64 startMs = 0;
        qint64 endMs = 0;
        /// 0 to 1.
        [[nodiscard]] double opacity(qint64 nowMs) const;
    };

    /// Every message alone and slow, one after another, from the next one on.
    void setSlow(bool slow) { m_slow = slow; }
    [[nodiscard]] bool isSlow() const { return m_slow; }
    /// The next message that begins is played alone and slow.
    void slowNext() { m_slowNext = true; }

    void add(const PictureStep &step, qint64 nowMs);
    /// Plays these alone and slow, at once; what was being played ends.
    void replay(const QList<PictureStep> &steps, qint64 nowMs);
    void advance(qint64 nowMs);
    void clear();

    [[nodiscard]] const QList<Dot> &dots() const { return m_dots; }
    [[nodiscard]] const QList<Note> &notes() const { return m_notes; }
    /// Something changes with time alone: advance() and painting are needed.
    [[nodiscard]] bool isMoving() const
    {
        return !m_dots.isEmpty() || !m_notes.isEmpty() || m_solo || !m_waiting.empty();
    }
    /// The message that is played alone, 0 for none, and how long that takes as far as is known.
    [[nodiscard]] quint64 soloMessage() const { return m_solo ? m_solo->message : 0; }
    [[nodiscard]] qint64 soloMs() const { return m_solo ? m_solo->endMs - m_solo->startMs : 0; }
    /// Steps that were not played because there was too much.
    [[nodiscard]] quint64 skipped() const { return m_skipped; }

private:
    /// How far a message is on the display.
    struct Course {
        QHash<QString, qint64> arrivedMs;
        qint64 lastMs = 0;
    };
    struct Solo {
        quint64 message = 0;
        qint64 startMs = 0;
        qint64 endMs = 0;
    };

    void schedule(const PictureStep &step, qint64 nowMs);
    void begin(quint64 message, qint64 nowMs);
    void endSolo(qint64 nowMs);
    void addNote(const PictureStep &step, qint64 startMs);

    bool m_slow = false;
    bool m_slowNext = false;
    std::optional<Solo> m_solo;
    QHash<quint64, Course> m_courses;
    std::deque<PictureStep> m_waiting;
    QList<Dot> m_dots;
    QList<Note> m_notes;
    quint64 m_skipped = 0;
};

} // namespace relayscope::models
