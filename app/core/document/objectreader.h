#pragma once

#include "protocol/locatedjson.h"

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>

#include <functional>
#include <optional>

namespace relayscope::core {

/// The first thing that was found wrong in a JSON document. Readers go on with defaults, so that they need not ask
/// after every step; who began asks once at the end.
class JsonFault final {
public:
    /// Keeps the first only.
    void set(qsizetype offset, const QString &message)
    {
        if (!m_error)
            m_error = protocol::LocatedJsonError{offset, message};
    }
    [[nodiscard]] const std::optional<protocol::LocatedJsonError> &error() const { return m_error; }

private:
    std::optional<protocol::LocatedJsonError> m_error;
};

/// Takes the members of one JSON object by name and type. A member that is not there leaves its default; one of another
/// type, and one that nobody asked for (finish()), is the document's fault.
class ObjectReader final {
public:
    /// what: names the object in messages: "a node". Both are to outlive the reader.
    ObjectReader(const protocol::LocatedValue &value, const QString &what, JsonFault &fault);

    [[nodiscard]] const protocol::LocatedValue *take(const char *key);
    [[nodiscard]] QByteArray text(const char *key, const QByteArray &preset = {});
    /// A member without which the object means nothing.
    [[nodiscard]] QByteArray requiredText(const char *key);
    [[nodiscard]] bool boolean(const char *key, bool preset);
    [[nodiscard]] int number(const char *key, int preset, int minimum, int maximum);
    [[nodiscard]] QList<QByteArray> texts(const char *key);
    /// Calls read for each item of a list of at most maximum.
    void each(const char *key, qsizetype maximum, const std::function<void(const protocol::LocatedValue &)> &read);
    /// A key that nobody took is a fault.
    void finish();

private:
    const protocol::LocatedValue &m_value;
    QString m_what;
    JsonFault &m_fault;
    QSet<QByteArray> m_taken;
};

/// The value without its places.
[[nodiscard]] protocol::Value plainValue(const protocol::LocatedValue &located);

} // namespace relayscope::core
