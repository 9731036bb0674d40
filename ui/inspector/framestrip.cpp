#include "ui/inspector/framestrip.h"

#include "ui/inspector/bytemark.h"
#include "ui/inspector/partchip.h"
#include "ui/theme/metrics.h"

#include <utility>

namespace relayscope::ui {

using core::explain::ByteRange;

FrameStrip::FrameStrip(ByteMark &mark, QWidget *parent)
    : QWidget(parent)
    , m_mark(mark)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&m_mark, &ByteMark::markChanged, this, &FrameStrip::showMark);
    connect(&m_mark, &ByteMark::hoverChanged, this, &FrameStrip::showMark);
}

void FrameStrip::setFrame(const core::explain::ExplainedFrame &frame)
{
    qDeleteAll(std::exchange(m_chips, {}));
    for (const core::explain::FramePart &part : frame.parts) {
        auto *chip = new PartChip(part, this);
        connect(chip, &PartChip::clicked, this, [this, range = part.range](bool checked) {
            m_mark.mark(checked ? range : ByteRange());
            showMark();
        });
        connect(chip, &PartChip::hoverChanged, this,
            [this, range = part.range](bool hovered) { m_mark.hover(hovered ? range : ByteRange()); });
        chip->show();
        m_chips.append(chip);
    }
    setVisible(!m_chips.isEmpty());
    arrange(width(), true);
    showMark();
    updateGeometry();
}

void FrameStrip::showMark()
{
    const ByteRange &marked = m_mark.marked();
    const ByteRange &hovered = m_mark.hovered();
    for (PartChip *chip : std::as_const(m_chips)) {
        chip->setChecked(!marked.isEmpty() && chip->part().range.contains(marked));
        chip->setHighlighted(!hovered.isEmpty() && chip->part().range.contains(hovered));
    }
}

int FrameStrip::arrange(int width, bool isToMove) const
{
    const int gap = spacing(*this, 1);
    int x = 0;
    int y = 0;
    int lineHeight = 0;
    for (PartChip *chip : m_chips) {
        const QSize size = chip->sizeHint().boundedTo({std::max(1, width), chip->sizeHint().height()});
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += lineHeight + gap;
        }
        if (isToMove)
            chip->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + gap;
        lineHeight = size.height();
    }
    return y + lineHeight;
}

int FrameStrip::heightForWidth(int width) const
{
    return arrange(width, false);
}

QSize FrameStrip::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, heightForWidth(width())};
}

QSize FrameStrip::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, 0};
}

void FrameStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(width(), true);
}

} // namespace relayscope::ui
