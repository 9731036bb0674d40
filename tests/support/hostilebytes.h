#pragma once

#include <QByteArray>
#include <QList>

/// Input that a peer should not send, the same in every run.
namespace relayscope::hostile {

/// bytes cut after 0, 1, ... size - 1 bytes.
[[nodiscard]] QList<QByteArray> truncations(const QByteArray &bytes);

/// count copies of bytes with one to four bytes changed, inserted or removed.
[[nodiscard]] QList<QByteArray> mutations(const QByteArray &bytes, quint32 seed, int count);

/// count strings of up to maxSize random bytes.
[[nodiscard]] QList<QByteArray> noise(quint32 seed, int count, int maxSize);

} // namespace relayscope::hostile
