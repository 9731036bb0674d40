#include "fuzz.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    relayscope::fuzz::run(QByteArrayView(data, static_cast<qsizetype>(size)));
    return 0;
}
