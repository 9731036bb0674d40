#include "ui/composer/argumentsedit.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QTextBlock>

#include <algorithm>

namespace relayscope::ui {

ArgumentsEdit::ArgumentsEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setTabChangesFocus(true);
    // Leaves the rounded corners of the field free.
    const int corner = spacingUnit(fontMetrics()) / 2;
    setViewportMargins(corner, corner, corner, corner);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(1.5 * spacingUnit(fontMetrics()) - frameWidth() - corner);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
        &ArgumentsEdit::fitLines);
}

void ArgumentsEdit::markError(qsizetype position)
{
    const int last = document()->characterCount() - 1; // the document ends with a paragraph mark of its own
    const int from = std::clamp(int(position), 0, std::max(0, last - 1));
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(document());
    mark.cursor.setPosition(from);
    mark.cursor.setPosition(std::min(from + 1, last), QTextCursor::KeepAnchor);
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mark.format.setUnderlineColor(semanticColor(ColorRole::Bad, palette()));
    mark.format.setForeground(semanticColor(ColorRole::Bad, palette()));
    mark.format.setBackground(semanticColor(ColorRole::BadSurface, palette()));
    setExtraSelections({mark});
}

void ArgumentsEdit::clearError()
{
    setExtraSelections({});
}

void ArgumentsEdit::fitLines()
{
    setVerticalScrollBarPolicy(lineCount() > kMaxLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    updateGeometry();
}

int ArgumentsEdit::lineCount() const
{
    return int(document()->size().height()); // a plain text document is measured in lines
}

int ArgumentsEdit::heightForLines(int lines) const
{
    // As high as the fields beside it when it has one line.
    return fontMetrics().lineSpacing() * lines + 3 * spacingUnit(fontMetrics());
}

QSize ArgumentsEdit::sizeHint() const
{
    const int lines = std::clamp(lineCount(), 1, kMaxLines);
    return {fontMetrics().averageCharWidth() * 40, heightForLines(lines)};
}

QSize ArgumentsEdit::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, heightForLines(1)};
}

void ArgumentsEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::NoModifier) {
        if (event->key() == Qt::Key_Up && textCursor().blockNumber() == 0) {
            emit previousRequested();
            return;
        }
        if (event->key() == Qt::Key_Down && textCursor().blockNumber() == blockCount() - 1) {
            emit nextRequested();
            return;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
}

void ArgumentsEdit::insertFromMimeData(const QMimeData *source)
{
    const bool wasEmpty = document()->isEmpty();
    QPlainTextEdit::insertFromMimeData(source);
    if (wasEmpty && !document()->isEmpty())
        emit pastedWhole();
}

void ArgumentsEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange && document() != nullptr)
        updateGeometry();
}

} // namespace relayscope::ui
