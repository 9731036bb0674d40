#include "ui/inspector/partchip.h"

#include "models/framewords.h"
#include "ui/inspector/partcolors.h"
#include "ui/theme/metrics.h"

#include <QFontDatabase>
#include <QPainter>

#include <algorithm>

namespace relayscope::ui {

namespace {

/// Of a chip's text, before it is cut.
constexpr int kMaxCharacters = 34;
constexpr qreal kLabelScale = 0.85;

/// Of the font that draws it: where the text falls back to another one, its lines are higher than the font's own.
int lineHeight(const QFont &font, const QString &text)
{
    const QFontMetrics metrics(font);
    return std::max(metrics.height(), metrics.boundingRect(text).height());
}

} // namespace

PartChip::PartChip(const core::explain::FramePart &part, QWidget *parent)
    : QAbstractButton(parent)
    , m_part(part)
    , m_label(models::partLabel(part))
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(models::partExplanation(part).toHtmlEscaped());
    setText(m_part.meaning.isEmpty() ? m_part.text
                                     : QStringLiteral("%1 %2").arg(m_part.text, QString::fromUtf8(m_part.meaning)));
    setAccessibleName(QStringLiteral("%1: %2").arg(m_label, text()));
    setAccessibleDescription(models::partExplanation(part));
}

QFont PartChip::labelFont() const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * kLabelScale);
    return small;
}

QFont PartChip::bytesFont() const
{
    return QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

QSize PartChip::sizeHint() const
{
    const QFontMetrics label(labelFont());
    const QFontMetrics bytes(bytesFont());
    const int unit = spacing(*this, 1);
    const int shown = std::min(bytes.horizontalAdvance(text()), bytes.averageCharWidth() * kMaxCharacters);
    // One pixel more than measured: what is drawn may be rounded up.
    return {std::max(label.horizontalAdvance(m_label), shown) + 4 * unit + 1,
        lineHeight(labelFont(), m_label) + lineHeight(bytesFont(), text()) + 2 * unit};
}

void PartChip::setHighlighted(bool highlighted)
{
    if (highlighted == m_highlighted)
        return;
    m_highlighted = highlighted;
    update();
}

void PartChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int unit = spacing(*this, 1);
    const bool isStrong = isChecked() || hasFocus();
    const qreal line = isChecked() ? 2 : 1;
    const ColorRole edge = isStrong ? ColorRole::Link : m_highlighted ? ColorRole::BorderStrong : ColorRole::Border;
    painter.setPen(QPen(semanticColor(edge, palette()), line));
    painter.setBrush(semanticColor(partColor(m_part.kind), palette()));
    const QRectF frame = QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    painter.drawRoundedRect(frame, unit, unit);

    const QRect inside = rect().adjusted(2 * unit, unit, -2 * unit, -unit);
    const QFontMetrics label(labelFont());
    painter.setFont(labelFont());
    painter.setPen(semanticColor(ColorRole::TextMuted, palette()));
    painter.drawText(inside, Qt::AlignTop | Qt::AlignLeft, label.elidedText(m_label, Qt::ElideRight, inside.width()));
    painter.setFont(bytesFont());
    painter.setPen(semanticColor(ColorRole::Text, palette()));
    painter.drawText(inside, Qt::AlignBottom | Qt::AlignLeft,
        QFontMetrics(bytesFont()).elidedText(text(), Qt::ElideRight, inside.width()));
}

void PartChip::enterEvent(QEnterEvent *event)
{
    emit hoverChanged(true);
    QAbstractButton::enterEvent(event);
}

void PartChip::leaveEvent(QEvent *event)
{
    emit hoverChanged(false);
    QAbstractButton::leaveEvent(event);
}

} // namespace relayscope::ui
