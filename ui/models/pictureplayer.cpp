#include "models/pictureplayer.h"

#include <algorithm>
#include <utility>

namespace relayscope::models {

double PicturePlayer::Dot::position(qint64 nowMs) const
{
    return double(nowMs - startMs) / double(std::max<qint64>(1, endMs - startMs));
}

double PicturePlayer::Note::opacity(qint64 nowMs) const
{
    if (nowMs < startMs)
        return 0;
    return std::clamp(double(endMs - nowMs) / double(kNoteFadeMs), 0.0, 1.0);
}

void PicturePlayer::add(const PictureStep &step, qint64 nowMs)
{
    if (!m_solo && (m_slow || m_slowNext) && step.message != 0 && !m_courses.contains(step.message))
        begin(step.message, nowMs);
    if (!m_solo || m_solo->message == step.message) {
        schedule(step, nowMs);
        return;
    }
    if (qsizetype(m_waiting.size()) >= kMaxWaiting) {
        ++m_skipped;
        return;
    }
    m_waiting.push_back(step);
}

void PicturePlayer::begin(quint64 message, qint64 nowMs)
{
    m_slowNext = false;
    m_solo = Solo{message, nowMs, nowMs};
}

void PicturePlayer::replay(const QList<PictureStep> &steps, qint64 nowMs)
{
    clear();
    if (steps.isEmpty())
        return;
    begin(steps.constFirst().message, nowMs);
    for (const PictureStep &step : steps)
        schedule(step, nowMs);
}

void PicturePlayer::clear()
{
    m_solo.reset();
    m_courses.clear();
    m_waiting.clear();
    m_dots.clear();
    m_notes.clear();
}

void PicturePlayer::schedule(const PictureStep &step, qint64 nowMs)
{
    if (m_courses.size() >= kMaxMessages && !m_courses.contains(step.message)) {
        ++m_skipped;
        return;
    }
    const qint64 hopMs = m_solo ? kSlowHopMs : kHopMs;
    Course &course = m_courses[step.message];
    const qint64 caused = course.arrivedMs.value(step.from, nowMs);
    if (!step.edge) {
        addNote(step, std::max(nowMs, caused));
        return;
    }
    const qint64 start = std::max({nowMs, caused, course.lastMs - hopMs});
    const qint64 end = start + hopMs;
    course.lastMs = end;
    if (!course.arrivedMs.contains(step.to))
        course.arrivedMs.insert(step.to, end);
    if (m_solo)
        m_solo->endMs = std::max(m_solo->endMs, end);
    const auto onEdge
        = std::count_if(m_dots.cbegin(), m_dots.cend(), [&step](const Dot &dot) { return dot.edge == *step.edge; });
    if (m_dots.size() >= kMaxDots || onEdge >= kMaxDotsPerEdge) {
        ++m_skipped;
        return;
    }
    m_dots.append({*step.edge, step.look, step.message, start, end});
    addNote(step, end);
}

void PicturePlayer::addNote(const PictureStep &step, qint64 startMs)
{
    if (step.note.isEmpty())
        return;
    // One place says one thing: the same once more is said longer, another takes over when its time comes.
    for (Note &note : m_notes) {
        if (note.boxId != step.noteBox || note.place != step.notePlace)
            continue;
        if (note.text == step.note && note.endMs > startMs) {
            note.endMs = std::max(note.endMs, startMs + kNoteMs);
            return;
        }
        note.endMs = std::min(note.endMs, std::max(note.startMs, startMs));
    }
    if (m_notes.size() >= kMaxNotes) {
        ++m_skipped;
        return;
    }
    m_notes.append({step.notePlace, step.noteBox, step.note, step.noteTone, startMs, startMs + kNoteMs});
}

void PicturePlayer::advance(qint64 nowMs)
{
    m_dots.removeIf([nowMs](const Dot &dot) { return dot.endMs <= nowMs; });
    m_notes.removeIf([nowMs](const Note &note) { return note.endMs <= nowMs; });
    if (m_solo && nowMs >= m_solo->endMs + kRestMs)
        endSolo(nowMs);
    if (!m_solo)
        m_courses.removeIf(
            [nowMs](const QHash<quint64, Course>::iterator &course) { return course->lastMs + kHopMs <= nowMs; });
}

void PicturePlayer::endSolo(qint64 nowMs)
{
    m_solo.reset();
    m_courses.clear();
    const std::deque<PictureStep> waiting = std::exchange(m_waiting, {});
    for (const PictureStep &next : waiting)
        add(next, nowMs);
}

} // namespace relayscope::models
