#include "ui/rules/jsonhighlighter.h"

#include "ui/theme/semanticcolors.h"

#include <QRegularExpression>

namespace relayscope::ui {

JsonHighlighter::JsonHighlighter(QTextDocument *document, const QPalette &palette)
    : QSyntaxHighlighter(document)
    , m_palette(palette)
{
}

void JsonHighlighter::setPalette(const QPalette &palette)
{
    m_palette = palette;
    rehighlight();
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    // A text ends at its quote, or with its line when the quote is missing.
    static const QRegularExpression token(QStringLiteral("\"(?:[^\"\\\\]|\\\\.)*\"?|[-+.\\w]+|[\\[\\]{}:,]"));
    for (auto it = token.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const int start = int(match.capturedStart());
        const int length = int(match.capturedLength());
        const QChar first = text.at(start);
        if (first == QLatin1Char('"'))
            highlightString(text, start, length);
        else if (first.isLetterOrNumber() || first == QLatin1Char('-'))
            setFormat(start, length, semanticColor(ColorRole::Warning, m_palette));
        else
            setFormat(start, length, semanticColor(ColorRole::TextMuted, m_palette));
    }
}

void JsonHighlighter::highlightString(const QString &text, int start, int length)
{
    static const QRegularExpression colon(QStringLiteral("\\G\\s*:"));
    const bool isKey = colon.match(text, start + length).hasMatch();
    QTextCharFormat format;
    format.setForeground(semanticColor(isKey ? ColorRole::Link : ColorRole::Good, m_palette));
    if (!isKey && text.at(start + std::min(1, length - 1)) == QLatin1Char('$')) {
        format.setForeground(semanticColor(ColorRole::Text, m_palette));
        format.setFontWeight(QFont::DemiBold);
    }
    setFormat(start, length, format);
}

} // namespace relayscope::ui
