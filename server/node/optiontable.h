#pragma once

#include "node/options.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <span>
#include <variant>

namespace relayscope::node {

/// Where the value of an option goes.
template<typename T>
using OptionField = T &(*)(Options &options);

/// An option whose text has a grammar of its own.
struct ParsedOption {
    /// Empty, or in words what is wrong.
    QString (*read)(Options &options, const QString &text);
    /// The text that read() would take.
    QString (*write)(const Options &options);
};

/// An option that asks for something else than a node: see parseOptions().
struct OptionRequest { };

/// The type of the target is the kind of the option; bool is a flag, a list may be repeated.
using OptionTarget = std::variant<OptionField<bool>, OptionField<quint16>, OptionField<int>, OptionField<qsizetype>,
    OptionField<std::chrono::milliseconds>, OptionField<QString>, OptionField<QByteArray>,
    OptionField<QList<QByteArray>>, ParsedOption, OptionRequest>;

/// All that is known of one option. The command line, --help and docs/limits.md are made from these and nothing else.
struct OptionRow {
    const char *name;
    /// What --help calls its value; empty for a flag.
    const char *valueName;
    const char *help;
    OptionTarget target;
    /// Of numbers; both ends belong to it.
    qint64 least = 0;
    qint64 most = 0;
    /// Of limits: what happens above. Empty for options that are none.
    const char *above = "";
    /// Of limits: the metric that counts it.
    const char *metric = "";

    [[nodiscard]] bool isNumber() const;
    [[nodiscard]] bool isLimit() const { return *above != '\0'; }
};

/// A limit that no option changes.
struct FixedLimit {
    const char *what;
    qint64 value;
    const char *above;
    const char *metric = "";
};

[[nodiscard]] std::span<const OptionRow> optionRows();
[[nodiscard]] std::span<const FixedLimit> fixedLimits();

/// As the command line would take it; empty for none.
[[nodiscard]] QString defaultOf(const OptionRow &row);
/// Sets what text says; empty, or in words what is wrong. Flags are set whatever the text.
[[nodiscard]] QString setOption(const OptionRow &row, Options &options, const QString &text);

} // namespace relayscope::node
