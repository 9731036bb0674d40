#pragma once

#include "models/picturelayout.h"
#include "models/picturemodel.h"
#include "ui/picture/edgepainting.h"

#include <QHash>

namespace relayscope::ui {

/// How each edge is to be shown now: its rate, the trouble of its link, the steps of the selected message. An edge of
/// local delivery is there once something went over it. showsCaptions: also what the edges are for.
[[nodiscard]] QHash<models::PictureEdgeId, EdgeLook> edgeLooks(
    const models::PictureModel &model, const models::PictureLayout &layout, bool showsCaptions);

} // namespace relayscope::ui
