#include "ui/picture/picturehits.h"

#include <QCoreApplication>
#include <QLocale>

namespace relayscope::ui {

using models::PictureBox;
using models::PictureEdge;

namespace {

/// Gives lupdate a context for what stands in free functions.
struct HitText {
    Q_DECLARE_TR_FUNCTIONS(relayscope::ui::PictureView)
};

} // namespace

quint64 messageAt(const models::PictureModel &model, const models::PictureLayout &layout, qint64 nowMs,
    const QPointF &at, qreal reach)
{
    if (!layout.boxAt(at).isEmpty())
        return 0;
    for (const models::PicturePlayer::Dot &dot : model.player().dots()) {
        const PictureEdge *edge = layout.edge(dot.edge);
        const double position = dot.position(nowMs);
        if (edge == nullptr || position < 0 || position > 1 || dot.message == 0)
            continue;
        if (QLineF(edge->line.pointAt(position), at).length() < reach)
            return dot.message;
    }
    return 0;
}

QString edgeText(const models::PictureModel &model, const PictureEdge &edge)
{
    const PictureBox *from = model.scene().box(edge.from);
    const PictureBox *to = model.scene().box(edge.to);
    if (from == nullptr || to == nullptr)
        return {};
    const QLocale locale;
    return HitText::tr("%1 to %2: %3/s, %4 in all", "edge: from, to, rate, total")
        .arg(from->name, to->name, locale.toString(model.traffic().rate(edge.id), 'f', 1),
            locale.toString(model.traffic().total(edge.id)));
}

} // namespace relayscope::ui
