#pragma once

#include <QPalette>
#include <QSyntaxHighlighter>

namespace relayscope::ui {

/// Colours JSON by what its parts are: keys, texts, references of rules (`$args`), numbers and constants, punctuation.
/// Works on text that is not right too. GUI thread; belongs to its document.
class JsonHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT

public:
    JsonHighlighter(QTextDocument *document, const QPalette &palette);

    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    void highlightString(const QString &text, int start, int length);

    QPalette m_palette;
};

} // namespace relayscope::ui
