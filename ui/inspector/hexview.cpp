#include "ui/inspector/hexview.h"

#include "ui/inspector/bytemark.h"
#include "ui/inspector/partcolors.h"
#include "ui/theme/metrics.h"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace relayscope::ui {

using core::explain::ByteRange;

namespace {

/// Characters of a byte with the gap after it.
constexpr int kHexCharacters = 3;
/// Characters between offset and bytes, and between bytes and ASCII.
constexpr int kGapCharacters = 2;
constexpr int kMinOffsetDigits = 4;

} // namespace

HexView::HexView(ByteMark &mark, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_mark(mark)
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    connect(&m_mark, &ByteMark::markChanged, this, &HexView::showMark);
    connect(&m_mark, &ByteMark::hoverChanged, viewport(), qOverload<>(&QWidget::update));
}

void HexView::setFrame(const core::explain::ExplainedFrame &frame)
{
    m_bytes = frame.bytes;
    m_colors = byteColors(frame);
    m_anchor = 0;
    m_cursor = 0;
    arrange();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

int HexView::characterWidth() const
{
    return fontMetrics().horizontalAdvance(QLatin1Char('0'));
}

int HexView::lineHeight() const
{
    return fontMetrics().height() + spacing(*this, 1) / 2;
}

int HexView::firstRow() const
{
    return verticalScrollBar()->value();
}

int HexView::offsetDigits() const
{
    return std::max(kMinOffsetDigits, int(QString::number(m_bytes.size(), 16).size()));
}

void HexView::arrange()
{
    const int available = (viewport()->width() - 2 * spacing(*this, 2)) / characterWidth();
    m_bytesPerRow = 4;
    for (const int count : {16, 8}) {
        if (offsetDigits() + 2 * kGapCharacters + count * (kHexCharacters + 1) <= available) {
            m_bytesPerRow = count;
            break;
        }
    }
    const auto rows = int((m_bytes.size() + m_bytesPerRow - 1) / m_bytesPerRow);
    const int visible = std::max(1, (viewport()->height() - 2 * spacing(*this, 1)) / lineHeight());
    verticalScrollBar()->setRange(0, std::max(0, rows - visible));
    verticalScrollBar()->setPageStep(visible);
    viewport()->update();
}

QRect HexView::hexRect(qsizetype byte) const
{
    const int column = offsetDigits() + kGapCharacters + int(byte % m_bytesPerRow) * kHexCharacters;
    const int row = int(byte / m_bytesPerRow) - firstRow();
    return {spacing(*this, 2) + column * characterWidth(), spacing(*this, 1) + row * lineHeight(),
        kHexCharacters * characterWidth(), lineHeight()};
}

QRect HexView::asciiRect(qsizetype byte) const
{
    const int column = offsetDigits() + 2 * kGapCharacters + m_bytesPerRow * kHexCharacters + int(byte % m_bytesPerRow);
    return {spacing(*this, 2) + column * characterWidth(), hexRect(byte).top(), characterWidth(), lineHeight()};
}

qsizetype HexView::byteAt(const QPoint &position) const
{
    if (m_bytes.isEmpty())
        return -1;
    const int row = firstRow() + std::max(0, position.y() - spacing(*this, 1)) / lineHeight();
    const int column = (position.x() - spacing(*this, 2)) / characterWidth() - offsetDigits() - kGapCharacters;
    const int ascii = column - kGapCharacters - m_bytesPerRow * kHexCharacters;
    const int inRow = ascii >= 0 ? ascii : column / kHexCharacters;
    const qsizetype byte = qsizetype(row) * m_bytesPerRow + std::clamp(inRow, 0, m_bytesPerRow - 1);
    return std::min(byte, m_bytes.size() - 1);
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const int rows = viewport()->height() / lineHeight() + 1;
    const qsizetype first = qsizetype(firstRow()) * m_bytesPerRow;
    const qsizetype end = std::min(m_bytes.size(), first + qsizetype(rows) * m_bytesPerRow);
    for (qsizetype byte = first; byte < end; ++byte) {
        const QRect hex = hexRect(byte);
        if (byte % m_bytesPerRow == 0) {
            painter.setPen(semanticColor(ColorRole::TextMuted, palette()));
            const QRect offset(spacing(*this, 2), hex.top(), offsetDigits() * characterWidth(), lineHeight());
            painter.drawText(offset, Qt::AlignVCenter | Qt::AlignRight,
                QStringLiteral("%1").arg(byte, offsetDigits(), 16, QLatin1Char('0')));
        }
        paintByte(painter, byte, hex, asciiRect(byte));
    }
}

void HexView::paintByte(QPainter &painter, qsizetype byte, const QRect &hex, const QRect &ascii)
{
    const ByteRange one{byte, 1};
    const bool isMarked = m_mark.marked().contains(one);
    std::optional<ColorRole> background = m_colors.value(byte);
    if (m_mark.hovered().contains(one))
        background = ColorRole::Selection;
    if (isMarked)
        background = ColorRole::Accent;
    if (background) {
        // The colour runs on below the gap while the next byte has the same.
        const bool goesOn = (byte + 1) % m_bytesPerRow != 0 && m_mark.marked().contains({byte, 2}) == isMarked
            && byte + 1 < m_bytes.size() && (isMarked || m_colors.value(byte + 1) == m_colors.value(byte));
        const QColor color = semanticColor(*background, palette());
        painter.fillRect(goesOn ? hex : hex.adjusted(0, 0, -characterWidth(), 0), color);
        painter.fillRect(ascii, color);
    }
    const auto code = static_cast<unsigned char>(m_bytes[byte]);
    const bool isPrintable = code >= 0x20 && code < 0x7F;
    painter.setPen(semanticColor(isMarked ? ColorRole::AccentText : ColorRole::Text, palette()));
    painter.drawText(hex, Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("%1").arg(code, 2, 16, QLatin1Char('0')));
    if (!isPrintable && !isMarked)
        painter.setPen(semanticColor(ColorRole::TextMuted, palette()));
    painter.drawText(ascii, Qt::AlignCenter, isPrintable ? QString(QLatin1Char(char(code))) : QString(QChar(0x00B7)));
}

void HexView::showMark()
{
    viewport()->update();
    const ByteRange &marked = m_mark.marked();
    if (marked.isEmpty() || marked.end() > m_bytes.size())
        return;
    if (!m_isMarking) { // the keys go on from what was marked elsewhere
        m_anchor = marked.offset;
        m_cursor = marked.end() - 1;
    }
    const auto row = int(marked.offset / m_bytesPerRow);
    const int visible = verticalScrollBar()->pageStep();
    if (row < firstRow() || row >= firstRow() + visible)
        verticalScrollBar()->setValue(std::max(0, row - visible / 3));
}

void HexView::markTo(qsizetype byte, bool isExtending)
{
    if (byte < 0)
        return;
    m_cursor = byte;
    if (!isExtending)
        m_anchor = byte;
    const QScopedValueRollback guard(m_isMarking, true);
    const qsizetype from = std::min(m_anchor, m_cursor);
    m_mark.mark({from, std::max(m_anchor, m_cursor) - from + 1});
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        markTo(byteAt(event->position().toPoint()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        markTo(byteAt(event->position().toPoint()), true);
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    qsizetype step = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        step = -1;
        break;
    case Qt::Key_Right:
        step = 1;
        break;
    case Qt::Key_Up:
        step = -m_bytesPerRow;
        break;
    case Qt::Key_Down:
        step = m_bytesPerRow;
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (!m_bytes.isEmpty())
        markTo(std::clamp(m_cursor + step, qsizetype(0), m_bytes.size() - 1),
            event->modifiers().testFlag(Qt::ShiftModifier));
}

void HexView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

} // namespace relayscope::ui
