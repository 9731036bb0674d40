#pragma once

#include "base/expected.h"
#include "engine/engineoptions.h"
#include "node/drainoptions.h"
#include "redis/options.h"
#include "redis/redisbus.h"
#include "socketio/serveroptions.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace relayscope::node {

/// Where the node reports to: the local socket of a hub and the token that lets it in.
struct UplinkOptions {
    QString socketName;
    QByteArray token;

    bool operator==(const UplinkOptions &) const = default;
};

/// What the command line of relayscope-node says; optiontable.h says it of each option.
struct Options {
    QString host = QStringLiteral("127.0.0.1");
    /// 0 picks a free one.
    quint16 port = 3000;
    redis::Options redis;
    redis::BusOptions bus;
    /// A file, or the name of rules that come with the program.
    QString rules = QStringLiteral("chat");
    engineio::EngineOptions engine{.path = QByteArrayLiteral("/socket.io/")};
    socketio::ServerOptions socketio{.nodeName = QByteArrayLiteral("node")};
    DrainOptions drain;
    std::optional<UplinkOptions> uplink;
    bool diesWithParent = false;

    bool operator==(const Options &) const = default;
};

/// The command line asks for a text and nothing else: help, the version, the table of options.
struct TextRequest {
    QString text;
};

/// The command line asks for the judgement of a rules file and nothing else; file `-` is standard input.
struct RulesCheckRequest {
    QString file;
};

/// One line for the user: which option, what is wrong, what would be right.
using OptionsError = QString;

/// arguments as of QCoreApplication::arguments(), the program first.
[[nodiscard]] Expected<std::variant<Options, TextRequest, RulesCheckRequest>, OptionsError> parseOptions(
    const QStringList &arguments);

} // namespace relayscope::node
