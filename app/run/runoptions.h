#pragma once

#include "base/expected.h"
#include "core/demo.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace relayscope::run {

struct RunOptions {
    core::DemoOptions demo;
    bool isJson = false;
};

/// The command line asks for a text and nothing else: help or the version.
struct TextRequest {
    QString text;
};

/// arguments as of QCoreApplication::arguments(), the program first. The error is one line for the user.
[[nodiscard]] Expected<std::variant<RunOptions, TextRequest>, QString> parseOptions(const QStringList &arguments);

} // namespace relayscope::run
