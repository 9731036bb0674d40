#include "core/peertext.h"

#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QRegularExpression>

namespace relayscope::core {

namespace {

constexpr char kContext[] = "relayscope::core::PeerText";

constexpr const char *kSources[] = {
    // Why a connection ended, as Socket.IO says it.
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "transport close"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "transport error"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "ping timeout"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "parse error"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "forced close"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "forced server close"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "server shutting down"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "client namespace disconnect"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "server namespace disconnect"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "io client disconnect"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "io server disconnect"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "websocket connection closed"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "transport closed by the server"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "connection closed"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Connection refused"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "timeout"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "no ping from the server"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "the server refused the handshake"),
    // Why an answer is missing.
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "operation has timed out"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "socket has been disconnected"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "no answer in time"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "disconnected before it answered"),
    // A node's links to Redis.
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "not published: Redis could not be reached in time"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "not published: too much was waiting for Redis"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "not published"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Redis refused: %1"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "pub: ready"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "pub: connecting"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "pub: lost: %1"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "sub: ready"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "sub: connecting"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "sub: lost: %1"),
    // How ready a node is.
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "ready"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "stopping"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "not listening yet"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Redis connection not confirmed yet"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Redis connection lost: %1"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Redis subscription not confirmed yet"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Redis subscription lost: %1"),
    // What is wrong with rules: as JSON, then as rules.
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "The document is empty."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "The document root must not be followed by other values."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Invalid value."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Missing a name for object member."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Missing a colon after a name of object member."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Missing a comma or '}' after an object member."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Missing a comma or ']' after an array element."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Incorrect hex digit after \\u escape in string."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "The surrogate pair in string is invalid."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Invalid escape character in string."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Missing a closing quotation mark in string."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Invalid encoding in string."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Number too big to be stored in double."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Miss fraction part in number."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "Miss exponent in number."),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "%1 must be an object"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "unknown key '%1' in an action with '%2'"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "unknown key '%1' in %2"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "key '%1' is there twice"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "the event name '%1' is reserved"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "a channel must have a name"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "a namespace begins with '/', has no ',' and at most %1 bytes"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "the description must be a text"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "a rules file needs 'namespaces'"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "longer than %1 bytes"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "an action must be an object"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "an action needs one of %1"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "'%1' makes no sense here: a connect has no answer"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "'%1' makes no sense here: there is no client behind a message"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "'%1' makes no sense with \"to\": \"sender\""),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "'publish' needs a 'message'"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "expected a list of actions"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "expected a list of arguments, or a reference such as \"$args\""),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "expected true or false"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "expected a delay of 0 to %1 ms"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "expected \"namespace\" or \"connection\""),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "expected \"all\": there is no client behind a message"),
    QT_TRANSLATE_NOOP(
        "relayscope::core::PeerText", "expected \"all\", \"others\" or \"sender\" (rooms have a key of their own)"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "expected .name or [index] instead of '%1' in '%2'"),
    QT_TRANSLATE_NOOP(
        "relayscope::core::PeerText", "unknown reference '$%1'; known here are %2 (write $$ for a text with $)"),
    QT_TRANSLATE_NOOP("relayscope::core::PeerText", "expected %1"),
};

/// A sentence with something of its own in it.
struct Template {
    const char *source;
    QRegularExpression pattern;
};

class KnownTexts {
public:
    KnownTexts()
    {
        for (const char *source : kSources) {
            const QString text = QString::fromUtf8(source);
            if (text.contains(QLatin1String("%1")))
                m_templates.append({source, patternOf(text)});
            else
                m_whole.insert(text, source);
        }
    }

    [[nodiscard]] QString translate(const QString &english) const
    {
        if (const char *const source = m_whole.value(english))
            return QCoreApplication::translate(kContext, source);
        for (const Template &known : m_templates) {
            const QRegularExpressionMatch match = known.pattern.match(english);
            if (!match.hasMatch())
                continue;
            const QString text = QCoreApplication::translate(kContext, known.source);
            return match.lastCapturedIndex() == 1 ? text.arg(translate(match.captured(1)))
                                                  : text.arg(translate(match.captured(1)), match.captured(2));
        }
        return english;
    }

private:
    static QRegularExpression patternOf(const QString &text)
    {
        QString pattern = QRegularExpression::escape(text);
        for (const char *mark : {"\\%1", "\\%2"})
            pattern.replace(QLatin1String(mark), QStringLiteral("(.+)"));
        return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
    }

    QHash<QString, const char *> m_whole;
    QList<Template> m_templates;
};

} // namespace

QString peerText(const QString &english)
{
    static const KnownTexts known;
    return english.isEmpty() ? english : known.translate(english);
}

} // namespace relayscope::core
