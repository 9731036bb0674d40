#include "run/terminalstyle.h"

#include <QtGlobal>

#include <unistd.h>

namespace relayscope::run {

namespace {

/// Parameters of SGR (ECMA-48 8.3.117).
QLatin1String codeOf(TerminalStyle::Tone tone)
{
    switch (tone) {
    case TerminalStyle::Tone::Plain:
        return QLatin1String("0");
    case TerminalStyle::Tone::Faint:
        return QLatin1String("2");
    case TerminalStyle::Tone::Strong:
        return QLatin1String("1");
    case TerminalStyle::Tone::Good:
        return QLatin1String("32");
    case TerminalStyle::Tone::Bad:
        return QLatin1String("31");
    case TerminalStyle::Tone::Note:
        return QLatin1String("33");
    }
    return {};
}

} // namespace

TerminalStyle TerminalStyle::of(std::FILE *stream)
{
    return TerminalStyle(
        ::isatty(::fileno(stream)) == 1 && qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb");
}

QString TerminalStyle::paint(const QString &text, Tone tone) const
{
    if (!m_hasColours || tone == Tone::Plain)
        return text;
    return QStringLiteral("\x1b[%1m%2\x1b[0m").arg(codeOf(tone), text);
}

} // namespace relayscope::run
