#pragma once

#include <QByteArray>

#include <vector>

namespace relayscope::redis {

/// What Redis answered, or pushed, as a value.
struct Reply {
    enum class Type { Nothing, Integer, Text, Error, List };

    Type type = Type::Nothing;
    qint64 integer = 0;
    /// Of Text and Error.
    QByteArray text;
    std::vector<Reply> elements;

    bool operator==(const Reply &) const = default;
};

} // namespace relayscope::redis
