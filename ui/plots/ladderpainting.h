#pragma once

#include "core/hop.h"
#include "models/tone.h"

#include <QPointF>
#include <QRectF>
#include <QString>

class QFontMetrics;
class QPainter;
class QPalette;

namespace relayscope::ui {

/// One step of a ladder, in pixels.
struct LadderArrow {
    QPointF start;
    QPointF end;
    /// Happened at one lane: start and end are the same.
    bool isNote = false;
    bool isInferred = false;
    /// Ends on its way with a cross.
    bool isStopped = false;
    bool isCurrent = false;
    models::Tone tone = models::Tone::Plain;
    /// Left out where there is no space for it.
    QString event;
    QString text;
};

/// Height of one step where they are spaced evenly: a line of text above the arrow.
[[nodiscard]] int ladderRowHeight(const QFontMetrics &metrics);
/// Height of the heads of the lanes.
[[nodiscard]] int laneHeadHeight(const QFontMetrics &metrics);
/// All lanes are at least this wide, so that each name can be read, unless it is a very long one.
[[nodiscard]] int minimumLaneWidth(const QList<core::Place> &lanes, const QFontMetrics &metrics);

void drawLadderArrow(QPainter &painter, const LadderArrow &arrow, const QPalette &palette);
/// Where drawLadderLabel() writes; nowhere outside area.
[[nodiscard]] QRectF ladderLabelRect(const LadderArrow &arrow, const QRectF &area, const QFontMetrics &metrics);
void drawLadderLabel(QPainter &painter, const LadderArrow &arrow, const QRectF &area, const QPalette &palette);
/// Icon and name of who stands at the head of a lane.
void drawLaneHead(QPainter &painter, const core::Place &place, const QRectF &rect, const QPalette &palette);

} // namespace relayscope::ui
