#include "ui/inspector/inspectorview.h"

#include "core/cluster.h"
#include "models/framewords.h"
#include "ui/inspector/frameactions.h"
#include "ui/inspector/framestrip.h"
#include "ui/inspector/frameviews.h"
#include "ui/panelcontext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"
#include "ui/widgets/paragraph.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace relayscope::ui {

InspectorView::InspectorView(PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_cluster(context.cluster)
    , m_lead(addParagraph(*this))
    , m_more(addParagraph(*this))
    , m_strip(new FrameStrip(m_mark, this))
    , m_notes(addParagraph(*this))
    , m_views(new FrameViews(m_mark, this))
    , m_noFrame(addParagraph(*this))
    , m_actions(new FrameActions(context, this))
{
    m_lead->setObjectName(QStringLiteral("inspectorSentence"));
    m_more->setObjectName(QStringLiteral("inspectorMore"));
    m_notes->setObjectName(QStringLiteral("inspectorNotes"));
    m_strip->setObjectName(QStringLiteral("inspectorStrip"));
    QFont strong = m_lead->font();
    strong.setWeight(QFont::DemiBold);
    m_lead->setFont(strong);
    m_noFrame->setAlignment(Qt::AlignCenter);
    layOut();
    colorNotes();
}

void InspectorView::layOut()
{
    const int unit = spacing(*this, 1);
    auto *explained = new QVBoxLayout;
    explained->setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit);
    explained->setSpacing(2 * unit);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_lead, m_more, m_strip, m_notes})
        explained->addWidget(widget);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(explained);
    layout->addWidget(m_views, 1);
    layout->addWidget(m_noFrame, 1);
    layout->addWidget(m_actions);
}

void InspectorView::inspect(const InspectedHop &inspected)
{
    const bool isSameRow = inspected.hop == m_inspected.hop;
    m_inspected = inspected;
    core::explain::ExplainedFrame frame = inspected.frame();
    const bool isSameFrame = isSameRow && frame.bytes == m_frame.bytes && frame.syntax == m_frame.syntax;
    m_frame = std::move(frame);
    if (!isSameFrame) {
        m_mark.mark({});
        m_mark.hover({});
        m_strip->setFrame(m_frame);
        m_views->setFrame(m_frame);
    }
    m_actions->setHop(m_inspected, m_frame);
    showStory();
}

void InspectorView::showStory()
{
    const core::explain::HopStory story = m_inspected.story(m_frame, m_cluster);
    m_lead->setText(story.lead);
    m_more->setText(story.more.join(QLatin1Char('\n')));
    m_more->setVisible(!story.more.isEmpty());
    const QStringList notes = models::frameNotes(m_frame);
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    const bool hasFrame = m_frame.syntax != core::explain::FrameSyntax::None;
    m_views->setVisible(hasFrame);
    m_actions->setVisible(hasFrame);
    m_noFrame->setVisible(!hasFrame);
    m_noFrame->setText(tr("This row has no message of its own: there are no bytes to show."));
}

void InspectorView::colorNotes()
{
    for (QLabel *label : {m_more, m_notes, m_noFrame}) {
        QPalette muted = label->palette();
        muted.setColor(QPalette::WindowText, semanticColor(ColorRole::TextMuted, palette()));
        label->setPalette(muted);
    }
}

void InspectorView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_strip->setFrame(m_frame);
        m_views->retranslate();
        m_actions->retranslate();
        showStory();
    } else if (event->type() == QEvent::PaletteChange) {
        colorNotes();
    }
    QWidget::changeEvent(event);
}

} // namespace relayscope::ui
