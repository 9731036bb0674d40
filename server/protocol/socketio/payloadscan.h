#pragma once

#include "protocol/jsonreader.h"
#include "protocol/limits.h"

#include <QByteArray>

#include <array>

namespace relayscope::socketio {

/// What the decoder must know of a packet's JSON, gathered in one pass without a tree: what it is, what an event's name
/// is, and whether every placeholder names one of the attachments. Used for one document.
class PayloadScan final : public protocol::JsonHandler {
public:
    enum class Kind { Other, Text, Number, Array, Object };

    /// attachmentCount: 0 when placeholders are plain data.
    explicit PayloadScan(qsizetype attachmentCount)
        : m_attachmentCount(attachmentCount)
    {
    }

    [[nodiscard]] Kind root() const { return m_root; }
    /// Of the first element of a root array, Other when there is none.
    [[nodiscard]] Kind firstElement() const { return m_firstElement; }
    [[nodiscard]] bool firstElementIsReserved() const { return m_firstElementIsReserved; }
    [[nodiscard]] bool hasBadPlaceholder() const { return m_hasBadPlaceholder; }
    /// Counts one attachment as often as it is named.
    [[nodiscard]] qsizetype placeholderCount() const { return m_placeholderCount; }

    void null() override;
    void boolean(bool value) override;
    void number(QByteArrayView literal) override;
    void text(QByteArrayView utf8) override;
    void startArray() override;
    void endArray() override;
    void startObject() override;
    void key(QByteArrayView utf8) override;
    void endObject() override;

private:
    enum class Key : quint8 { Other, Placeholder, Num };
    struct ObjectState {
        Key key = Key::Other;
        bool isPlaceholder = false;
        bool numIsValid = false;
    };

    struct Token {
        Kind kind = Kind::Other;
        bool isTrue = false;
        bool isValidIndex = false;
    };
    /// Notes a value where it stands; true when it is the first element of the root array.
    bool note(Token token);
    void enter(Kind kind);

    const qsizetype m_attachmentCount;
    /// One for each level of the document; an array leaves its own untouched.
    std::array<ObjectState, limits::kMaxValueDepth + 1> m_levels;
    int m_depth = 0;
    Kind m_root = Kind::Other;
    Kind m_firstElement = Kind::Other;
    bool m_firstElementSeen = false;
    bool m_firstElementIsReserved = false;
    bool m_hasBadPlaceholder = false;
    qsizetype m_placeholderCount = 0;
};

} // namespace relayscope::socketio
