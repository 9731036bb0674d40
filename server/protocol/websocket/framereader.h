#pragma once

#include "base/expected.h"

#include <QByteArray>

#include <array>
#include <optional>
#include <span>

namespace relayscope::websocket {

/// RFC 6455 section 5.2, without the continuation frames that a reader joins.
enum class Opcode : quint8 {
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
};

/// A whole message, or one control frame, as the peer meant it: joined and unmasked.
struct Message {
    Opcode opcode = Opcode::Text;
    /// Text is valid UTF-8. Close is empty, or a valid code and its reason.
    QByteArrayView payload;
};

/// The rule that the peer broke.
struct Violation {
    /// What to close with: 1002 protocol error, 1007 invalid UTF-8, 1009 too big.
    quint16 closeCode = 0;
    const char *description = "";
};

/// Reads the frames of one client, in pieces of any size. Keeps only what is incomplete, so an idle connection holds
/// next to nothing: a message that came whole is unmasked and handed out where it lies.
class FrameReader final {
public:
    /// Longest message, all its fragments together.
    explicit FrameReader(qsizetype maxMessageBytes);

    /// Takes bytes from the front of input, which it may overwrite, up to the end of a message: that message, valid
    /// until the next call and as long as input's bytes are; nothing when input is used up. After a violation the
    /// reader is of no use any more.
    [[nodiscard]] Expected<std::optional<Message>, Violation> read(std::span<char> &input);

private:
    static constexpr std::size_t kMaxHeaderBytes = 14;
    static constexpr std::size_t kMaxControlBytes = 125;

    struct Frame {
        bool isFinal = false;
        /// 0 is a continuation.
        quint8 opcode = 0;
        qsizetype size = 0;
        std::array<char, 4> mask{};

        [[nodiscard]] bool isControl() const { return (opcode & 0x8) != 0; }
    };

    /// Whether the header is complete; then m_frame holds it.
    [[nodiscard]] Expected<bool, Violation> readHeader(std::span<char> &input);
    [[nodiscard]] std::optional<Violation> acceptHeader(std::span<const char> header);
    [[nodiscard]] Expected<std::optional<Message>, Violation> finishFrame(QByteArrayView payload);

    qsizetype m_maxMessageBytes;
    std::array<char, kMaxHeaderBytes> m_header{};
    std::size_t m_headerBytes = 0;
    std::optional<Frame> m_frame;
    /// Of the frame's payload, read so far.
    qsizetype m_frameBytes = 0;
    /// The fragments of a message, or the beginning of its only frame.
    QByteArray m_message;
    /// Opcode of the message whose fragments are coming; 0 for none.
    quint8 m_messageOpcode = 0;
    std::array<char, kMaxControlBytes> m_control{};
    /// m_message was handed out by the last call.
    bool m_messageTaken = false;
};

} // namespace relayscope::websocket
