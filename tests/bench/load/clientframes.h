#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relayscope::bench {

inline constexpr std::uint8_t kTextOpcode = 0x1;
inline constexpr std::uint8_t kBinaryOpcode = 0x2;
inline constexpr std::uint8_t kCloseOpcode = 0x8;

/// One frame of a server: unmasked, not fragmented (RFC 6455 section 5.2).
struct ServerFrame {
    std::uint8_t opcode = 0;
    std::string_view payload;
};

/// Takes the first whole frame off the front of data; nothing while it is incomplete. Not for hostile servers.
[[nodiscard]] std::optional<ServerFrame> takeServerFrame(std::string_view &data);

/// A masked frame, ready to be written again and again. A fixed key costs the server what a random one costs it.
/// payload: at most 65,535 bytes.
[[nodiscard]] std::string clientFrame(std::uint8_t opcode, std::string_view payload);
[[nodiscard]] std::string clientTextFrame(std::string_view text);

} // namespace relayscope::bench
