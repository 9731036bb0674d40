#pragma once

#include <QString>

#include <cstdio>

namespace relayscope::run {

/// Colours of a terminal, where there is one and the user has not set NO_COLOR (https://no-color.org).
class TerminalStyle final {
public:
    enum class Tone { Plain, Faint, Strong, Good, Bad, Note };

    [[nodiscard]] static TerminalStyle of(std::FILE *stream);

    [[nodiscard]] QString paint(const QString &text, Tone tone) const;

private:
    explicit TerminalStyle(bool hasColours)
        : m_hasColours(hasColours)
    {
    }

    bool m_hasColours;
};

} // namespace relayscope::run
