#pragma once

#include "ui/picture/edgelooks.h"

#include <QFont>
#include <QList>
#include <QRectF>
#include <QString>

namespace relayscope::ui {

/// A text on or beside an edge, and where it stands.
struct EdgeMark {
    enum class Kind { Label, Step, Caption };

    Kind kind = Kind::Label;
    QString text;
    QRectF rect;
    /// The step of the selected hop.
    bool isCurrent = false;
};

/// Of an edge with that look, in the order in which they are drawn. font: edgeFont() of the picture.
[[nodiscard]] QList<EdgeMark> edgeMarks(
    const models::PictureEdge &edge, const EdgeLook &look, const models::PictureMetrics &metrics, const QFont &font);

} // namespace relayscope::ui
