#include "ui/trace/explanationpane.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"
#include "ui/widgets/paragraph.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace relayscope::ui {

ExplanationPane::ExplanationPane(QWidget *parent)
    : QWidget(parent)
    , m_subject(addParagraph(*this))
    , m_meaning(addParagraph(*this))
{
    QFont strong = m_subject->font();
    strong.setWeight(QFont::DemiBold);
    m_subject->setFont(strong);
    const int unit = spacing(*this, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * unit, 2 * unit, 3 * unit, 3 * unit);
    layout->setSpacing(unit);
    layout->addWidget(m_subject);
    layout->addWidget(m_meaning);
}

void ExplanationPane::explain(const QString &subject, const QString &meaning)
{
    m_subject->setText(subject);
    m_subject->setVisible(!subject.isEmpty());
    m_meaning->setText(meaning);
}

QString ExplanationPane::subject() const
{
    return m_subject->text();
}

QString ExplanationPane::meaning() const
{
    return m_meaning->text();
}

void ExplanationPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(semanticColor(ColorRole::Border, palette()));
    painter.drawLine(rect().topLeft(), rect().topRight());
}

} // namespace relayscope::ui
