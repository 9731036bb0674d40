#pragma once

#include "models/picturelayout.h"
#include "models/picturemodel.h"
#include "ui/picture/edgelooks.h"
#include "ui/picture/picturepainter.h"

#include <QFont>
#include <QHash>
#include <QPalette>

#include <functional>

namespace relayscope::ui {

class EdgePainter;

/// Paints a picture as it lies in a viewport. Made for one paint from what PictureView holds; keeps nothing.
class PictureCanvas final {
public:
    using MarksOf = std::function<BoxMarks(const models::PictureBox &)>;

    /// origin: of the viewport in the scaled picture; viewSize: of the viewport. References are to outlive it.
    PictureCanvas(const models::PictureModel &model, const models::PictureLayout &layout,
        const models::PictureMetrics &metrics, const QHash<models::PictureEdgeId, EdgeLook> &looks, qreal scale,
        const QPointF &origin, const QSizeF &viewSize, const QFont &font, const QPalette &palette, bool showsLabels);

    /// Boxes, edges and headings.
    void paintStill(QPainter &painter, const MarksOf &marksOf) const;
    /// What travels and what is said about it at that time of the player.
    void paintMoving(QPainter &painter, qint64 nowMs) const;
    /// A box that is being moved; offset: from its place, unscaled.
    void paintDragged(QPainter &painter, const models::PictureBox &box, const QPointF &offset) const;

private:
    void enterScene(QPainter &painter) const;
    void paintHeadings(PicturePainter &pen) const;
    void paintStarts(PicturePainter &boxes, qint64 nowMs) const;
    void paintNotes(EdgePainter &pen, qint64 nowMs) const;

    const models::PictureModel &m_model;
    const models::PictureLayout &m_layout;
    const models::PictureMetrics &m_metrics;
    const QHash<models::PictureEdgeId, EdgeLook> &m_looks;
    qreal m_scale;
    QPointF m_origin;
    QSizeF m_view;
    QFont m_font;
    QPalette m_palette;
    bool m_showsLabels;
};

} // namespace relayscope::ui
