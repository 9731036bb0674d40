#pragma once

#include <QByteArray>

#include <cstdio>
#include <cstdlib>

/// What a fuzz target is: one parser, and what must hold whatever a peer sends. libFuzzer runs it in the fuzz preset;
/// in all other builds a plain main() runs it on the seeds and on what was found once.
namespace relayscope::fuzz {

void run(QByteArrayView input);

/// Stops on a broken promise as it would on a crash.
inline void require(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

} // namespace relayscope::fuzz
