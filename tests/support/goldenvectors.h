#pragma once

#include "protocol/value.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <vector>

/// Reads the captures of tests/data, see the README there. Uses Qt's JSON parser, so that ours is not compared with
/// itself.
namespace relayscope::golden {

/// One capture: its name, which also names the test row, and the whole entry.
struct Entry {
    QByteArray name;
    QJsonObject object;

    [[nodiscard]] QString text(const char *key) const { return object[QLatin1String(key)].toString(); }
    [[nodiscard]] bool has(const char *key) const { return object.contains(QLatin1String(key)); }
    /// `strictness` is `must`, or there is none: the compatible behaviour, not a quirk.
    [[nodiscard]] bool isBinding() const;
};

/// All entries of `<fileName>.json`; the process ends with a message when it cannot be read.
[[nodiscard]] std::vector<Entry> load(const char *fileName);

/// The bytes of a member `hex` (or of another name).
[[nodiscard]] QByteArray bytes(const QJsonObject &object, const char *key = "hex");

/// Value of a tree view; integers beyond 64 bits become doubles.
[[nodiscard]] protocol::Value fromTree(const QJsonArray &node);
/// Value of a plain view. Qt sorts the members of objects.
[[nodiscard]] protocol::Value fromPlain(const QJsonValue &value);
/// Whether a plain view can be a Value: no functions, sets or bigints.
[[nodiscard]] bool isRepresentable(const QJsonValue &value);

/// The same value with the members of all objects sorted by name, for comparisons with plain views.
[[nodiscard]] protocol::Value sorted(const protocol::Value &value);

} // namespace relayscope::golden
