#pragma once

#include "protocol/value.h"

#include <QByteArray>

namespace relayscope::protocol {

/// Writes values as V8's JSON.stringify does, see toJson(). A subclass may write binaries in another way. Recurses as
/// deep as the value is, which decoders bound by limits::kMaxValueDepth.
class JsonWriter {
public:
    /// Appends to out, which must outlive the writer.
    explicit JsonWriter(QByteArray &out)
        : m_out(out)
    {
    }
    virtual ~JsonWriter() = default;
    Q_DISABLE_COPY_MOVE(JsonWriter)

    /// Writes nothing for undefined, which has no JSON.
    void write(const Value &value);

protected:
    /// Node's Buffer.toJSON: `{"type":"Buffer","data":[1,2,3]}`.
    virtual void writeBinary(const QByteArray &bytes);
    [[nodiscard]] QByteArray &out() { return m_out; }

private:
    void writeArray(const Value::Array &array);
    void writeObject(const Value::Object &object);
    void writeDate(Value::Date date);

    QByteArray &m_out;
};

} // namespace relayscope::protocol
