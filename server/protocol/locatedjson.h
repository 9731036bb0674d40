#pragma once

#include "base/expected.h"
#include "protocol/value.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <utility>
#include <vector>

namespace relayscope::protocol {

/// A JSON value that remembers where it stands, so that a wrong meaning can be shown at its place. Repeated keys are
/// kept: their being wrong is for the reader to say.
struct LocatedValue {
    enum class Kind : quint8 { Scalar, Text, Array, Object };
    struct Member;

    Kind kind = Kind::Scalar;
    /// Of the first byte of the value in the document.
    qsizetype offset = 0;
    /// Null, boolean, number or text.
    Value scalar;
    std::vector<LocatedValue> items;
    std::vector<Member> members;

    [[nodiscard]] const QByteArray *text() const { return scalar.asText(); }
};
struct LocatedValue::Member {
    QByteArray key;
    qsizetype keyOffset = 0;
    LocatedValue value;
};

struct LocatedJsonError {
    qsizetype offset = 0;
    QString message;
};

/// Parses one document with RapidJSON, iteratively. Limit: limits::kMaxValueDepth.
[[nodiscard]] Expected<LocatedValue, LocatedJsonError> parseLocatedJson(QByteArrayView json);

/// Line and column of a byte of the document, both from 1.
[[nodiscard]] std::pair<int, int> lineAndColumn(QByteArrayView document, qsizetype offset);

} // namespace relayscope::protocol
