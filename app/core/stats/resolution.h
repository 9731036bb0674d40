#pragma once

#include <QtGlobal>

#include <array>
#include <limits>

namespace relayscope::core {

/// Times of charts are whole seconds of CLOCK_MONOTONIC.
[[nodiscard]] constexpr qint64 secondOf(qint64 timeNs)
{
    return timeNs / 1'000'000'000;
}

/// One ring of a series: cells of some seconds each.
struct Resolution {
    int seconds = 1;
    int cells = 0;
    [[nodiscard]] constexpr qint64 span() const { return qint64(seconds) * cells; }
};

/// 5 minutes by the second, half an hour by 6 seconds, 3 hours by 36: what a chart can show, and all that is kept.
inline constexpr std::array<Resolution, 3> kResolutions{{{1, 300}, {6, 300}, {36, 300}}};

/// The finest ring that reaches back that many seconds; the coarsest when none does.
[[nodiscard]] constexpr std::size_t resolutionFor(qint64 seconds)
{
    for (std::size_t i = 0; i + 1 < kResolutions.size(); ++i) {
        if (kResolutions[i].span() >= seconds)
            return i;
    }
    return kResolutions.size() - 1;
}

/// A part of a chart's time, in seconds: from `from`, before `to`. `to` is never later than the last second that is
/// complete.
struct SecondRange {
    qint64 from = 0;
    qint64 to = 0;
    [[nodiscard]] constexpr qint64 length() const { return to - from; }
};

/// One point of a line: the middle of its cell in seconds, and the value; NaN breaks the line.
struct SeriesPoint {
    double second = 0;
    double value = std::numeric_limits<double>::quiet_NaN();
};

} // namespace relayscope::core
