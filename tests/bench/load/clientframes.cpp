#include "clientframes.h"

#include <array>

namespace relayscope::bench {

std::optional<ServerFrame> takeServerFrame(std::string_view &data)
{
    const auto byteAt = [&data](std::size_t i) { return static_cast<std::uint8_t>(data[i]); };
    if (data.size() < 2)
        return std::nullopt;
    std::size_t length = byteAt(1) & 0x7f;
    std::size_t headerBytes = 2;
    if (length >= 126) {
        const std::size_t lengthBytes = length == 126 ? 2 : 8;
        headerBytes += lengthBytes;
        if (data.size() < headerBytes)
            return std::nullopt;
        length = 0;
        for (std::size_t i = 2; i < headerBytes; ++i)
            length = length << 8 | byteAt(i);
    }
    if (data.size() - headerBytes < length)
        return std::nullopt;
    const ServerFrame frame{static_cast<std::uint8_t>(byteAt(0) & 0x0f), data.substr(headerBytes, length)};
    data.remove_prefix(headerBytes + length);
    return frame;
}

std::string clientFrame(std::uint8_t opcode, std::string_view payload)
{
    static constexpr std::array<unsigned char, 4> kMaskingKey{0x5a, 0xc3, 0x1e, 0x87};
    static constexpr unsigned kFinal = 0x80;
    static constexpr unsigned kMasked = 0x80;
    std::string frame(1, static_cast<char>(kFinal | opcode));
    if (payload.size() < 126) {
        frame += static_cast<char>(kMasked | payload.size());
    } else {
        frame += static_cast<char>(kMasked | 126);
        frame += static_cast<char>(payload.size() >> 8);
        frame += static_cast<char>(payload.size() & 0xff);
    }
    frame.append(kMaskingKey.begin(), kMaskingKey.end());
    for (std::size_t i = 0; i < payload.size(); ++i)
        frame += static_cast<char>(static_cast<unsigned char>(payload[i]) ^ kMaskingKey[i % kMaskingKey.size()]);
    return frame;
}

std::string clientTextFrame(std::string_view text)
{
    return clientFrame(kTextOpcode, text);
}

} // namespace relayscope::bench
