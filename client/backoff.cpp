#include "client/backoff.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace relayscope::client {

namespace {

/// Far beyond any cap, and small enough for the product to stay finite.
constexpr int kMaxExponent = 64;

} // namespace

Backoff::Backoff(Options options, Random random)
    : m_options(options)
    , m_random(std::move(random))
{
    if (!(m_options.jitter > 0 && m_options.jitter <= 1)) {
        m_options.jitter = 0;
    }
}

std::chrono::milliseconds Backoff::next()
{
    double delayMs = std::ldexp(static_cast<double>(m_options.min.count()), std::min(m_attempts, kMaxExponent));
    ++m_attempts;
    if (m_options.jitter > 0) {
        // One random number decides both the size and, by its first decimal, the direction.
        const double random = m_random();
        const double deviationMs = std::floor(random * m_options.jitter * delayMs);
        const bool shorter = static_cast<int>(std::floor(random * 10)) % 2 == 0;
        delayMs += shorter ? -deviationMs : deviationMs;
    }
    delayMs = std::min(delayMs, static_cast<double>(m_options.max.count()));
    return std::chrono::milliseconds(static_cast<std::chrono::milliseconds::rep>(delayMs));
}

} // namespace relayscope::client
