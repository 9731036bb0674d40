#include "run/demorecord.h"

#include <QHash>

#include <algorithm>

namespace relayscope::run {

using core::Hop;
using core::HopKind;

qint64 MessageRecord::durationNs() const
{
    qint64 last = sending().timeNs;
    for (const Hop &hop : hops) {
        if (hop.kind == HopKind::Delivered)
            last = std::max(last, hop.timeNs);
    }
    return last - sending().timeNs;
}

qsizetype MessageRecord::deliveries() const
{
    return std::count_if(hops.cbegin(), hops.cend(), [](const Hop &hop) { return hop.kind == HopKind::Delivered; });
}

QList<MessageRecord> groupMessages(const QList<Hop> &hops, const QByteArray &eventName)
{
    QList<MessageRecord> messages;
    QHash<quint64, qsizetype> places;
    for (const Hop &hop : hops) {
        const bool isSending = hop.kind == HopKind::Sent && hop.eventName == eventName;
        if (isSending && !places.contains(hop.message)) {
            places.insert(hop.message, messages.size());
            messages.append(MessageRecord{});
        }
        if (const auto place = places.constFind(hop.message); hop.message != 0 && place != places.cend())
            messages[*place].hops.append(hop);
    }
    return messages;
}

} // namespace relayscope::run
