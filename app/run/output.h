#pragma once

#include <QByteArray>

#include <cstdio>

namespace relayscope::run {

/// Exit code of a program ended by signal N, as shells count: this plus N.
inline constexpr int kSignalBase = 128;

/// Writes and flushes: whoever reads a pipe sees each line when it happens.
inline void print(std::FILE *stream, const QByteArray &text)
{
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stream);
    std::fflush(stream);
}

} // namespace relayscope::run
