#pragma once

#include <QByteArrayView>

namespace relayscope::telemetry {

/// 64-bit FNV-1a of the bytes of a bus message. Joins what a node published, what the tap saw and what other nodes
/// received; it is not sent on the bus. Stable across builds and machines.
[[nodiscard]] quint64 hash64(QByteArrayView bytes);

} // namespace relayscope::telemetry
