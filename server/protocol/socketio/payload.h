#pragma once

#include "base/expected.h"
#include "protocol/value.h"

#include <QByteArray>
#include <QList>

namespace relayscope::socketio {

/// The JSON of a Socket.IO packet exactly as on the wire, with its binary attachments beside it. The relay path hands
/// it on without building a tree; toValue() builds one for whoever needs it. Bytes are shared, copies are cheap.
class Payload final {
public:
    Payload() = default;
    /// json must be valid and every placeholder in it must name one of the attachments (the decoder checks this).
    Payload(QByteArray json, QList<QByteArray> attachments)
        : m_json(std::move(json))
        , m_attachments(std::move(attachments))
    {
    }
    /// Stringifies value as V8 does and takes its binaries out, depth-first in member order
    /// (socket.io-parser lib/binary.ts deconstructPacket). Undefined and null give an empty payload, as its encoder
    /// writes no data for them.
    [[nodiscard]] static Payload fromValue(const protocol::Value &value);

    /// Empty when the packet carries no data.
    [[nodiscard]] const QByteArray &json() const { return m_json; }
    [[nodiscard]] const QList<QByteArray> &attachments() const { return m_attachments; }
    [[nodiscard]] bool isEmpty() const { return m_json.isEmpty(); }

    /// The tree with its binaries back in place. Undefined when empty or not JSON.
    [[nodiscard]] protocol::Value toValue() const;

    bool operator==(const Payload &) const = default;

private:
    QByteArray m_json;
    QList<QByteArray> m_attachments;
};

/// Name and arguments of an EVENT payload without building a tree. `name` is unescaped UTF-8 (a numeric name as its
/// digits); `argumentsJson` is what stands between the comma after the name and the closing bracket: `1,{"a":2}` in
/// `["msg",1,{"a":2}]`, empty when there are no arguments.
struct EventView {
    QByteArray name;
    QByteArrayView argumentsJson;
};
/// payload must be a valid event array. The view points into payload.json().
[[nodiscard]] EventView viewEvent(const Payload &payload);

/// `["name",<argumentsJson>]` with the same attachments; argumentsJson as of viewEvent().
[[nodiscard]] Payload makeEvent(QByteArrayView name, QByteArrayView argumentsJson, QList<QByteArray> attachments);
[[nodiscard]] Payload makeEvent(QByteArrayView name, const protocol::Value::Array &arguments);

} // namespace relayscope::socketio
