#include "ui/inspector/wireview.h"

#include "ui/inspector/bytemark.h"
#include "ui/inspector/partcolors.h"
#include "ui/theme/metrics.h"

#include <QEvent>
#include <QFontDatabase>
#include <QScopedValueRollback>

namespace relayscope::ui {

using core::explain::ByteRange;
using core::explain::ExplainedFrame;
using core::explain::FrameSyntax;
using models::ByteText;

WireView::WireView(ByteMark &mark, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_mark(mark)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setWordWrapMode(QTextOption::WrapAnywhere);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    document()->setDocumentMargin(spacing(*this, 2));
    connect(this, &QPlainTextEdit::selectionChanged, this, &WireView::markSelection);
    connect(&m_mark, &ByteMark::markChanged, this, &WireView::showMark);
    connect(&m_mark, &ByteMark::hoverChanged, this, &WireView::showMark);
}

void WireView::setFrame(const ExplainedFrame &frame)
{
    const bool isText = frame.syntax == FrameSyntax::Wire || frame.syntax == FrameSyntax::Json;
    m_text = ByteText(frame.bytes, isText ? ByteText::Encoding::Utf8 : ByteText::Encoding::Ascii);
    m_parts = frame.parts;
    const QScopedValueRollback guard(m_isMarking, true);
    setPlainText(m_text.text());
    showMark();
}

void WireView::markSelection()
{
    if (m_isMarking || !textCursor().hasSelection())
        return;
    const QScopedValueRollback guard(m_isMarking, true);
    const qsizetype start = textCursor().selectionStart();
    m_mark.mark(m_text.bytes({start, textCursor().selectionEnd() - start}));
}

QTextCursor WireView::cursorOf(const ByteRange &bytes) const
{
    const ByteRange characters = m_text.characters(bytes);
    QTextCursor cursor(document());
    cursor.setPosition(int(characters.offset));
    cursor.setPosition(int(characters.end()), QTextCursor::KeepAnchor);
    return cursor;
}

void WireView::showMark()
{
    QList<QTextEdit::ExtraSelection> selections;
    const auto add = [this, &selections](const ByteRange &bytes, ColorRole background, ColorRole text) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = cursorOf(bytes);
        selection.format.setBackground(semanticColor(background, palette()));
        selection.format.setForeground(semanticColor(text, palette()));
        selections.append(selection);
    };
    for (const core::explain::FramePart &part : std::as_const(m_parts))
        add(part.range, partColor(part.kind), ColorRole::Text);
    if (!m_mark.hovered().isEmpty())
        add(m_mark.hovered(), ColorRole::Selection, ColorRole::Text);
    if (!m_mark.marked().isEmpty()) {
        add(m_mark.marked(), ColorRole::Accent, ColorRole::AccentText);
        if (!m_isMarking) {
            const QScopedValueRollback guard(m_isMarking, true);
            QTextCursor start = cursorOf(m_mark.marked());
            start.setPosition(start.selectionStart());
            setTextCursor(start);
        }
    }
    setExtraSelections(selections);
}

void WireView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMark();
}

} // namespace relayscope::ui
