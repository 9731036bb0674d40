#include "ui/widgets/segmentedchoice.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace relayscope::ui {

SegmentedChoice::SegmentedChoice(int count, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_segments(new QButtonGroup(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    for (int i = 0; i < count; ++i) {
        auto *segment = new QToolButton(this);
        segment->setCheckable(true);
        segment->setAutoRaise(true);
        segment->setFocusPolicy(Qt::StrongFocus);
        segment->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        m_segments->addButton(segment, i);
        m_layout->addWidget(segment);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCurrentIndex(0);
    connect(m_segments, &QButtonGroup::idClicked, this, &SegmentedChoice::activated);
}

void SegmentedChoice::setSegment(int index, const QString &text, const QString &toolTip)
{
    QAbstractButton *segment = m_segments->button(index);
    segment->setText(text);
    segment->setToolTip(toolTip);
}

int SegmentedChoice::currentIndex() const
{
    return m_segments->checkedId();
}

void SegmentedChoice::setCurrentIndex(int index)
{
    m_segments->button(index)->setChecked(true);
}

void SegmentedChoice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(semanticColor(ColorRole::BorderStrong, palette()));
    painter.setBrush(semanticColor(ColorRole::Surface, palette()));
    const qreal radius = spacing(*this, 1);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace relayscope::ui
