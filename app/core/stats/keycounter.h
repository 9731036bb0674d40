#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

namespace relayscope::core {

/// What was counted under one key; a value.
struct KeyCount {
    QByteArray key;
    quint32 count = 0;
    bool operator==(const KeyCount &) const = default;
};

/// What one second counted: the largest keys, largest first, and all together.
struct KeyCounts {
    QList<KeyCount> largest;
    quint64 total = 0;
    bool operator==(const KeyCounts &) const = default;
};

/// Counts by key within one second. Bounded: from kMaxKeys on a new key counts in the total only.
class KeyCounter final {
public:
    static constexpr qsizetype kMaxKeys = 1'024;
    /// Keys that take() gives.
    static constexpr qsizetype kLargest = 64;

    void add(const QByteArray &key, quint32 count = 1);
    /// The counts since the last take().
    [[nodiscard]] KeyCounts take();

private:
    QHash<QByteArray, quint32> m_counts;
    quint64 m_total = 0;
};

} // namespace relayscope::core
