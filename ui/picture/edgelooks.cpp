#include "ui/picture/edgelooks.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace relayscope::ui {

using models::BoxKind;
using models::EdgeKind;
using models::PictureBox;
using models::PictureEdge;
using models::PictureEdgeId;

namespace {

struct EdgeText {
    Q_DECLARE_TR_FUNCTIONS(relayscope::ui::PictureView)
};

/// Width of the busiest edge, in quarters of a unit.
constexpr qreal kMaxEdgeWidth = 7;

} // namespace

QHash<PictureEdgeId, EdgeLook> edgeLooks(
    const models::PictureModel &model, const models::PictureLayout &layout, bool showsCaptions)
{
    QHash<PictureEdgeId, EdgeLook> looks;
    const QLocale locale;
    const models::PictureTraffic &traffic = model.traffic();
    for (const PictureEdge &edge : layout.edges()) {
        EdgeLook look;
        const PictureBox *outer = model.scene().box(edge.id.boxId);
        look.isLocal = edge.id.kind == EdgeKind::LocalToClient;
        if (traffic.isBusy(edge.id)) {
            look.label
                = EdgeText::tr("%1/s", "messages per second").arg(locale.toString(std::lround(traffic.rate(edge.id))));
            look.width = 1 + std::round((kMaxEdgeWidth - 1) * std::sqrt(traffic.load(edge.id)));
        }
        if (outer != nullptr && outer->kind == BoxKind::Node) {
            const bool isPublish = edge.id.kind == EdgeKind::Publish;
            const models::PictureLamp &link = isPublish ? outer->publishLink : outer->subscribeLink;
            look.isBroken = link.tone == models::Tone::Bad;
            if (look.isBroken)
                look.label = isPublish ? EdgeText::tr("pub %1", "state of the link").arg(link.state)
                                       : EdgeText::tr("sub %1", "state of the link").arg(link.state);
            if (showsCaptions)
                look.caption = isPublish ? EdgeText::tr("publish") : EdgeText::tr("receive");
        } else if (showsCaptions && look.isLocal) {
            look.caption = EdgeText::tr("local");
        }
        looks.insert(edge.id, look);
    }
    const QList<models::PictureStep> &path = model.path();
    for (EdgeLook &look : looks)
        look.isDimmed = !path.isEmpty();
    int number = 0;
    for (const models::PictureStep &step : path) {
        if (!step.edge)
            continue;
        ++number;
        const auto look = looks.find(*step.edge);
        if (look == looks.end())
            continue;
        look->isDimmed = false;
        look->steps.append(number);
        if (step.hop == model.pathHop())
            look->currentStep = number;
    }
    // Local delivery has an edge of its own once there is any.
    looks.removeIf([&traffic](const QHash<PictureEdgeId, EdgeLook>::iterator &look) {
        return look->isLocal && traffic.total(look.key()) == 0 && look->steps.isEmpty();
    });
    return looks;
}

} // namespace relayscope::ui
