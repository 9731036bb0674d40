#include "ui/rules/rulesedit.h"

#include "ui/rules/bracketmatch.h"
#include "ui/rules/jsonhighlighter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QTextBlock>

#include <algorithm>

namespace relayscope::ui {

namespace {

constexpr int kIndent = 4;

/// The strip at the left. Paints by its editor, which knows where the lines are.
class LineNumbers final : public QWidget {
public:
    explicit LineNumbers(RulesEdit &edit)
        : QWidget(&edit)
        , m_edit(edit)
    {
    }

    [[nodiscard]] QSize sizeHint() const override { return {m_edit.lineNumbersWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit.paintLineNumbers(*event); }

private:
    RulesEdit &m_edit;
};

} // namespace

RulesEdit::RulesEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_lineNumbers(new LineNumbers(*this))
    , m_highlighter(new JsonHighlighter(document(), palette()))
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    setTabStopDistance(kIndent * fontMetrics().horizontalAdvance(QLatin1Char(' ')));
    connect(this, &QPlainTextEdit::blockCountChanged, this, &RulesEdit::placeLineNumbers);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int scrolled) {
        scrolled != 0 ? m_lineNumbers->scroll(0, scrolled)
                      : m_lineNumbers->update(0, rect.y(), m_lineNumbers->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &RulesEdit::showMarks);
    placeLineNumbers();
}

void RulesEdit::replaceText(const QString &text)
{
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.insertText(text);
    moveCursor(QTextCursor::Start);
}

void RulesEdit::markError(int line, int column)
{
    const QTextBlock found = document()->findBlockByNumber(std::max(0, line - 1));
    const QTextBlock block = found.isValid() ? found : document()->lastBlock();
    const QByteArray before
        = block.text().toUtf8().first(std::clamp(qsizetype(column) - 1, qsizetype(0), block.text().toUtf8().size()));
    m_error = QTextCursor(block);
    m_error.setPosition(block.position() + int(QString::fromUtf8(before).size()));
    // A text with its quotes, or a word; at the end of the line what is before it.
    const QString rest = block.text().mid(m_error.positionInBlock());
    int length = 1;
    const qsizetype quote = rest.startsWith(QLatin1Char('"')) ? rest.indexOf(QLatin1Char('"'), 1) : -1;
    if (quote > 0)
        length = int(quote) + 1;
    while (quote < 0 && length < rest.size()
        && (rest.at(length).isLetterOrNumber() || rest.at(length) == QLatin1Char('$')))
        ++length;
    if (rest.isEmpty())
        m_error.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
    else
        m_error.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor, length);
    showMarks();
}

void RulesEdit::clearError()
{
    m_error = QTextCursor();
    showMarks();
}

void RulesEdit::goToError()
{
    if (m_error.isNull())
        return;
    QTextCursor place(document());
    place.setPosition(m_error.selectionStart());
    setTextCursor(place);
    centerCursor();
    setFocus();
}

void RulesEdit::showMarks()
{
    QList<QTextEdit::ExtraSelection> marks = bracketMarks();
    if (!m_error.isNull()) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = m_error;
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(semanticColor(ColorRole::Bad, palette()));
        mark.format.setBackground(semanticColor(ColorRole::BadSurface, palette()));
        marks.append(mark);
    }
    setExtraSelections(marks);
}

QList<QTextEdit::ExtraSelection> RulesEdit::bracketMarks() const
{
    const auto pair = matchingBrackets(toPlainText(), textCursor().position());
    if (!pair)
        return {};
    QList<QTextEdit::ExtraSelection> marks;
    for (const int position : {pair->first, pair->second}) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(position);
        mark.cursor.setPosition(position + 1, QTextCursor::KeepAnchor);
        mark.format.setBackground(semanticColor(ColorRole::Selection, palette()));
        mark.format.setFontWeight(QFont::Bold);
        marks.append(mark);
    }
    return marks;
}

int RulesEdit::lineNumbersWidth() const
{
    const int digits = std::max(2, int(QString::number(blockCount()).size()));
    return fontMetrics().horizontalAdvance(QLatin1Char('9')) * digits + 4 * spacingUnit(fontMetrics());
}

void RulesEdit::placeLineNumbers()
{
    setViewportMargins(lineNumbersWidth(), 0, 0, 0);
    const QRect area = contentsRect();
    m_lineNumbers->setGeometry(area.left(), area.top(), lineNumbersWidth(), area.height());
}

void RulesEdit::paintLineNumbers(QPaintEvent &event)
{
    QPainter painter(m_lineNumbers);
    painter.fillRect(event.rect(), semanticColor(ColorRole::SurfaceTint, palette()));
    painter.setFont(font());
    const int errorLine = m_error.isNull() ? -1 : m_error.blockNumber();
    const int right = m_lineNumbers->width() - 2 * spacingUnit(fontMetrics());
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event.rect().bottom()) {
        const qreal height = blockBoundingRect(block).height();
        const ColorRole color = block.blockNumber() == errorLine              ? ColorRole::Bad
            : block.blockNumber() == textCursor().blockNumber() && hasFocus() ? ColorRole::Text
                                                                              : ColorRole::TextMuted;
        painter.setPen(semanticColor(color, palette()));
        painter.drawText(
            QRectF(0, top, right, height), Qt::AlignRight | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
        top += height;
        block = block.next();
    }
}

bool RulesEdit::event(QEvent *event)
{
    // The window's key for sending would take it otherwise.
    if (event->type() == QEvent::ShortcutOverride) {
        if (isApplyKey(*static_cast<QKeyEvent *>(event))) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

bool RulesEdit::isApplyKey(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    return m_applyKeys.contains(QKeySequence(QKeyCombination(modifiers, Qt::Key(event.key()))));
}

void RulesEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isApplyKey(*event)) {
        emit applyRequested();
    } else if (isReturn) {
        QPlainTextEdit::keyPressEvent(event);
        indent();
    } else if (event->key() == Qt::Key_Tab && event->modifiers() == Qt::NoModifier) {
        insertPlainText(QString(kIndent, QLatin1Char(' ')));
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

/// A new line begins where the one above it does, or deeper after an opening bracket.
void RulesEdit::indent()
{
    const QString above = textCursor().block().previous().text();
    const auto first = std::find_if(above.begin(), above.end(), [](QChar c) { return !c.isSpace(); });
    const QString trimmed = above.trimmed();
    const bool opens = trimmed.endsWith(QLatin1Char('{')) || trimmed.endsWith(QLatin1Char('['));
    insertPlainText(QString(int(first - above.begin()) + (opens ? kIndent : 0), QLatin1Char(' ')));
}

void RulesEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeLineNumbers();
}

void RulesEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_highlighter->setPalette(palette());
        showMarks();
    } else if (event->type() == QEvent::FontChange) {
        placeLineNumbers();
    }
}

} // namespace relayscope::ui
