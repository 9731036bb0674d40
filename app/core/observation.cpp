#include "core/observation.h"

namespace relayscope::core {

qint64 timeOf(const Observation &observation)
{
    struct Time {
        qint64 operator()(const NodeObservation &seen) const { return seen.event.timeNs; }
        qint64 operator()(const TapObservation &seen) const { return seen.timeNs; }
        qint64 operator()(const EmitterObservation &seen) const { return seen.timeNs; }
        qint64 operator()(const TapChange &seen) const { return seen.timeNs; }
        qint64 operator()(const ClientObservation &seen) const { return seen.timeNs; }
        qint64 operator()(const DropObservation &seen) const { return seen.timeNs; }
        qint64 operator()(const NodeEnd &seen) const { return seen.timeNs; }
    };
    return std::visit(Time{}, observation);
}

} // namespace relayscope::core
