#pragma once

#include "models/picturelayout.h"
#include "models/picturemodel.h"

#include <QPointF>
#include <QString>

namespace relayscope::ui {

/// The message of a dot that is there at that time of the player, 0 for none. at: in the coordinates of the layout;
/// a box hides the dots behind it.
[[nodiscard]] quint64 messageAt(const models::PictureModel &model, const models::PictureLayout &layout, qint64 nowMs,
    const QPointF &at, qreal reach);
/// "client 1 to node A: 3.5/s, 120 in all"
[[nodiscard]] QString edgeText(const models::PictureModel &model, const models::PictureEdge &edge);

} // namespace relayscope::ui
