#pragma once

#include "base/expected.h"
#include "core/demo.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <variant>

namespace relayscope::run {

/// `relayscope-run demo`.
struct DemoRunOptions {
    core::DemoOptions demo;
    bool isJson = false;
};

/// `relayscope-run FILE`.
struct FileRunOptions {
    /// Cluster file.
    QString file;
    /// Names of messages on its shelf, to be sent in this order.
    QStringList messages;
    /// From the moment when everything is up; nothing: until the messages have their results, or for ever without any.
    std::optional<std::chrono::seconds> duration;
    bool isJson = false;
};

/// The command line asks for a text and nothing else: help or the version.
struct TextRequest {
    QString text;
};

/// arguments as of QCoreApplication::arguments(), the program first. The error is one line for the user.
[[nodiscard]] Expected<std::variant<DemoRunOptions, FileRunOptions, TextRequest>, QString> parseOptions(
    const QStringList &arguments);

} // namespace relayscope::run
