#pragma once

#include "models/picturelayout.h"
#include "models/picturemodel.h"

#include <QHash>
#include <QList>
#include <QString>

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

/// How each edge is to be shown now: its rate, the trouble of its link, the steps of the selected message. An edge of
/// local delivery is there once something went over it. showsCaptions: also what the edges are for.
[[nodiscard]] QHash<models::PictureEdgeId, EdgeLook> edgeLooks(
    const models::PictureModel &model, const models::PictureLayout &layout, bool showsCaptions);

} // namespace relayscope::ui
