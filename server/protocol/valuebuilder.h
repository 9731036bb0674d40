#pragma once

#include "protocol/value.h"

#include <QByteArray>

#include <vector>

namespace relayscope::protocol {

/// Builds a Value from the tokens of a parser, without recursion. Objects end up with their members as JavaScript
/// orders them. Trusts its caller to balance starts and ends and to keep to the limits.
class ValueBuilder final {
public:
    /// sizeHint: members or elements to make room for; the caller has checked it.
    void startArray(std::size_t sizeHint);
    void startObject(std::size_t sizeHint);
    /// Name of the next member.
    void key(QByteArray name);
    void add(Value value);
    void end();

    [[nodiscard]] Value takeRoot() { return std::move(m_root); }

private:
    struct Frame {
        Value container;
        QByteArray key;
    };
    std::vector<Frame> m_frames;
    Value m_root;
};

} // namespace relayscope::protocol
