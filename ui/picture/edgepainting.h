#pragma once

#include "models/picturelayout.h"
#include "models/pictureplayer.h"
#include "ui/theme/semanticcolors.h"

#include <QFont>
#include <QPalette>
#include <QString>

class QPainter;

namespace relayscope::ui {

struct EdgeLook;
struct EdgeMark;

/// Draws edges and what is on them in the coordinates of the layout. Made for one paint; keeps nothing.
class EdgePainter final {
public:
    EdgePainter(QPainter &painter, const models::PictureMetrics &metrics, const QFont &font, const QPalette &palette);

    void drawEdge(const models::PictureEdge &edge, const EdgeLook &look);
    /// position: 0 at the beginning of the edge to 1 at its end.
    void drawDot(const models::PictureEdge &edge, double position, models::StepLook look);
    /// spot: where NoteSpots puts it.
    void drawNote(const QString &text, models::Tone tone, const QRectF &spot, double opacity);

private:
    void drawArrow(const QLineF &line, const QColor &arrowColor, qreal width);
    void drawMark(const EdgeMark &mark, bool isBroken);
    void drawPill(const EdgeMark &mark, const QColor &textColor, const QColor &fill);
    [[nodiscard]] QColor color(ColorRole role) const { return semanticColor(role, m_palette); }

    QPainter &m_painter;
    const models::PictureMetrics &m_metrics;
    QFont m_font;
    QPalette m_palette;
};

} // namespace relayscope::ui
