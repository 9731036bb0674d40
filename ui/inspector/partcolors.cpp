#include "ui/inspector/partcolors.h"

#include <algorithm>

namespace relayscope::ui {

using core::explain::ExplainedFrame;
using core::explain::FramePart;
using core::explain::PartKind;

ColorRole partColor(PartKind kind)
{
    switch (kind) {
    case PartKind::EngineType:
    case PartKind::Flags:
    case PartKind::Member:
        return ColorRole::PartFraming;
    case PartKind::PacketType:
    case PartKind::RequestType:
        return ColorRole::PartType;
    case PartKind::AttachmentCount:
    case PartKind::Uid:
    case PartKind::Except:
        return ColorRole::PartIdentity;
    case PartKind::Namespace:
    case PartKind::Rooms:
        return ColorRole::PartPlace;
    case PartKind::AckId:
    case PartKind::RequestId:
        return ColorRole::PartQuestion;
    case PartKind::Payload:
    case PartKind::Data:
        return ColorRole::PartContent;
    }
    Q_UNREACHABLE();
}

QList<std::optional<ColorRole>> byteColors(const ExplainedFrame &frame)
{
    QList<std::optional<ColorRole>> colors(frame.bytes.size());
    for (const FramePart &part : frame.parts) {
        const qsizetype end = std::min(part.range.end(), colors.size());
        for (qsizetype byte = std::max(qsizetype(0), part.range.offset); byte < end; ++byte)
            colors[byte] = partColor(part.kind);
    }
    return colors;
}

} // namespace relayscope::ui
