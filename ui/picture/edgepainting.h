#pragma once

#include "models/picturelayout.h"
#include "models/pictureplayer.h"
#include "ui/theme/semanticcolors.h"

#include <QFont>
#include <QPalette>
#include <QString>

#include <optional>

class QPainter;

namespace relayscope::ui {

/// How an edge is to be shown; the view repaints when one of these changes.
struct EdgeLook {
    /// Line width in units of the spacing rhythm's quarter, 1 for an edge at rest.
    qreal width = 1;
    /// On the line, empty for none: the rate of a busy edge, the trouble of a broken one.
    QString label;
    bool isBroken = false;
    bool isLocal = false;
    /// The selected message went here: the numbers of its steps.
    QList<int> steps;
    /// Which of these is the selected hop, 0 for none.
    int currentStep = 0;
    bool isDimmed = false;
    /// What the edge is for, under or over the line; empty for none.
    QString caption;

    bool operator==(const EdgeLook &) const = default;
};

/// Draws edges and what is on them in the coordinates of the layout. Made for one paint; keeps nothing.
class EdgePainter final {
public:
    EdgePainter(QPainter &painter, const models::PictureMetrics &metrics, const QFont &font, const QPalette &palette);

    void drawEdge(const models::PictureEdge &edge, const EdgeLook &look);
    /// position: 0 at the beginning of the edge to 1 at its end.
    void drawDot(const models::PictureEdge &edge, double position, models::StepLook look);
    /// link: the middle of the link that it is about, from left to right; isBesideSteps: leaves room for their numbers;
    /// bounds: what it must stay in.
    void drawNote(const QString &text, models::Tone tone, models::NotePlace place, const QLineF &link,
        bool isBesideSteps, double opacity, const QRectF &bounds);

private:
    void drawArrow(const QLineF &line, const QColor &arrowColor, qreal width);
    void drawPill(const QPointF &center, const QString &text, const QColor &textColor, const QColor &fill);
    [[nodiscard]] QColor color(ColorRole role) const { return semanticColor(role, m_palette); }

    QPainter &m_painter;
    const models::PictureMetrics &m_metrics;
    QFont m_font;
    QPalette m_palette;
};

} // namespace relayscope::ui
