#include "ui/picture/picturemetrics.h"

#include "core/words.h"
#include "ui/theme/metrics.h"

#include <QFont>
#include <QFontMetricsF>

#include <algorithm>

namespace relayscope::ui {

namespace {

using models::BoxKind;
using models::PictureBox;

/// Longer texts are cut: average characters.
constexpr qreal kMaxBoxColumns = 40;
constexpr qreal kMinBoxColumns = 15;
constexpr qreal kMaxEdgeColumns = 46;
constexpr qreal kEdgeFontScale = 0.86;

/// Width of two texts on one line.
qreal pairWidth(
    const QFontMetricsF &left, const QString &first, const QFontMetricsF &right, const QString &second, qreal gap)
{
    return left.horizontalAdvance(first) + (second.isEmpty() ? 0 : gap + right.horizontalAdvance(second));
}

} // namespace

QFont nameFont(const QFont &font)
{
    QFont name = font;
    name.setWeight(QFont::DemiBold);
    return name;
}

QFont edgeFont(const QFont &font)
{
    QFont small = font;
    if (font.pointSizeF() > 0)
        small.setPointSizeF(font.pointSizeF() * kEdgeFontScale);
    else
        small.setPixelSize(qRound(font.pixelSize() * kEdgeFontScale));
    return small;
}

models::PictureMetrics pictureMetrics(const models::PictureScene &scene, const QFont &font)
{
    const QFontMetrics whole(font);
    const QFontMetricsF plain(font);
    const QFontMetricsF names(nameFont(font));
    const QFontMetricsF small(edgeFont(font));
    const qreal unit = spacingUnit(whole);
    const qreal icon = iconSide(whole) + 1.5 * unit;
    const qreal lamp = lampSide(whole) + unit;
    const qreal padding = 2 * 3 * unit;
    const qreal lines = 2 * plain.height() + unit;
    const qreal least = kMinBoxColumns * plain.averageCharWidth();
    const qreal most = kMaxBoxColumns * plain.averageCharWidth();

    qreal client = least;
    qreal compact = least;
    qreal node = least;
    qreal redis = least;
    qreal foreign = least;
    for (const PictureBox &box : scene.boxes()) {
        const qreal name = names.horizontalAdvance(box.name);
        // Lamps stand under the icons.
        const qreal state = icon + pairWidth(plain, box.state, plain, box.detail, 2 * unit);
        const qreal titled = icon + pairWidth(names, box.name, plain, box.detail, 2 * unit);
        if (box.isClientSide()) {
            client = std::max({client, icon + name, state});
            const qreal word = plain.horizontalAdvance(box.detail.isEmpty() ? box.state : box.detail);
            compact = std::max(compact, lamp + plain.horizontalAdvance(box.name) + 2 * unit + word);
        } else if (box.kind == BoxKind::Node) {
            node = std::max({node, titled, icon + plain.horizontalAdvance(box.state)});
        } else if (box.kind == BoxKind::Redis) {
            redis = std::max({redis, titled, icon + plain.horizontalAdvance(box.state)});
        } else {
            foreign = std::max({foreign, icon + name, icon + plain.horizontalAdvance(box.state)});
        }
    }
    // The lamps of the two links with their words stand at the right of a node.
    const qreal links = 3 * unit + lamp
        + std::max(small.horizontalAdvance(QStringLiteral("pub")), small.horizontalAdvance(QStringLiteral("sub")));
    const auto size = [&](qreal width, qreal height) {
        return QSizeF(std::ceil(std::min(width, most) + padding), std::ceil(height));
    };

    models::PictureMetrics metrics;
    metrics.unit = unit;
    const qreal boxHeight = lines + 2 * 2.5 * unit;
    metrics.client = size(client, boxHeight);
    metrics.compactClient = size(compact, plain.height() + 2.5 * unit);
    metrics.node = size(node, boxHeight) + QSizeF(std::ceil(links), 0);
    metrics.redis = size(redis, boxHeight);
    metrics.foreign = size(foreign, boxHeight);
    metrics.headingHeight = std::ceil(plain.height() + 2 * unit);
    metrics.nodeTrack = std::round((plain.height() + unit) / 2);
    metrics.clientTrack = std::round(1.25 * unit);
    // Room for what is said most often.
    metrics.minEdge = std::ceil(small.horizontalAdvance(core::verdictText(core::Verdict::OwnEchoIgnored)) + 7 * unit);
    metrics.maxEdge = std::max(metrics.minEdge, std::ceil(kMaxEdgeColumns * plain.averageCharWidth()));
    return metrics;
}

} // namespace relayscope::ui
