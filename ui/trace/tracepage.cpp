#include "ui/trace/tracepage.h"

#include "models/tracesummary.h"
#include "ui/plots/ladderview.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"
#include "ui/trace/tracedelegate.h"
#include "ui/trace/tracetable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/segmentedchoice.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace relayscope::ui {

using models::TraceVerdictModel;

namespace {

constexpr int kPresentations = 3;
/// Of the height, for the steps and for the verdicts.
constexpr int kStepsShare = 3;
constexpr int kVerdictsShare = 1;

} // namespace

TracePage::TracePage(QWidget *parent)
    : QWidget(parent)
    , m_headline(new ElidedLabel(this))
    , m_outcome(new ElidedLabel(this))
    , m_choice(new SegmentedChoice(kPresentations, this))
    , m_scale(new QToolButton(this))
    , m_export(new QToolButton(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_views(new QStackedWidget(m_splitter))
    , m_ladder(new LadderView(m_views))
    , m_waterfall(new TraceTable(m_steps, TraceTable::Kind::Waterfall, m_views))
    , m_list(new TraceTable(m_steps, TraceTable::Kind::List, m_views))
    , m_verdicts(new QListView(m_splitter))
{
    m_ladder->setObjectName(QStringLiteral("traceLadder"));
    m_waterfall->setObjectName(QStringLiteral("traceWaterfall"));
    m_list->setObjectName(QStringLiteral("traceList"));
    m_choice->setObjectName(QStringLiteral("tracePresentation"));
    for (QWidget *view : std::array<QWidget *, kPresentations>{m_ladder, m_waterfall, m_list})
        m_views->addWidget(view);
    setUpVerdicts();
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, kStepsShare);
    m_splitter->setStretchFactor(1, kVerdictsShare);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_splitter, 1);

    connect(m_choice, &SegmentedChoice::activated, this, &TracePage::showPresentation);
    connect(m_ladder, &LadderView::stepSelected, this, &TracePage::stepSelected);
    connect(m_waterfall, &TraceTable::stepSelected, this, &TracePage::stepSelected);
    connect(m_list, &TraceTable::stepSelected, this, &TracePage::stepSelected);
    retranslate();
}

QWidget *TracePage::makeHead()
{
    auto *head = new QWidget(this);
    QFont strong = m_headline->font();
    strong.setWeight(QFont::DemiBold);
    m_headline->setFont(strong);
    m_export->setIcon(symbolicIcon(QStringLiteral("export")));
    m_export->setPopupMode(QToolButton::InstantPopup);
    for (QToolButton *button : {m_scale, m_export}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    const int unit = spacing(*this, 1);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(unit);
    tools->addWidget(m_choice);
    tools->addStretch();
    tools->addWidget(m_scale);
    tools->addWidget(m_export);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(3 * unit, 2 * unit, 2 * unit, 2 * unit);
    layout->setSpacing(unit);
    layout->addWidget(m_headline);
    layout->addWidget(m_outcome);
    layout->addLayout(tools);
    return head;
}

void TracePage::setUpVerdicts()
{
    m_verdicts->setObjectName(QStringLiteral("traceVerdicts"));
    m_verdicts->setModel(&m_verdictModel);
    m_verdicts->setItemDelegate(new TraceDelegate(TraceVerdictModel::ToneRole, 0, m_verdicts));
    m_verdicts->setFrameShape(QFrame::NoFrame);
    m_verdicts->setUniformItemSizes(true);
    m_verdicts->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_verdicts->setTextElideMode(Qt::ElideRight);
    m_verdicts->setMinimumHeight(2 * rowHeight(fontMetrics()));
    connect(m_verdicts->selectionModel(), &QItemSelectionModel::currentChanged, this, &TracePage::verdictSelected);
}

const core::TraceVerdict *TracePage::currentVerdict() const
{
    const QModelIndex current = m_verdicts->currentIndex();
    return current.isValid() ? &m_verdictModel.verdict(current.row()) : nullptr;
}

void TracePage::clearCurrentVerdict()
{
    m_verdicts->selectionModel()->clear();
}

void TracePage::setTrace(const core::Trace &trace)
{
    m_steps.setTrace(trace);
    m_verdictModel.setVerdicts(trace.verdicts);
    m_ladder->setTrace(trace);
    showSummary();
}

void TracePage::setCurrentStep(int step)
{
    m_ladder->setCurrentStep(step);
    m_waterfall->setCurrentStep(step);
    m_list->setCurrentStep(step);
}

void TracePage::setPresentation(Presentation presentation)
{
    m_choice->setCurrentIndex(int(presentation));
    showPresentation(int(presentation));
}

void TracePage::setToScale(bool toScale)
{
    m_ladder->setSpacing(toScale ? LadderSpacing::ToScale : LadderSpacing::Equal);
}

void TracePage::showPresentation(int index)
{
    m_views->setCurrentIndex(index);
    m_scale->setVisible(Presentation(index) == Presentation::Ladder);
}

void TracePage::showSummary()
{
    const core::Trace &trace = m_steps.trace();
    m_headline->setText(models::traceHeadline(trace));
    m_outcome->setText(models::traceOutcome(trace));
    m_outcome->setVisible(!m_outcome->text().isEmpty());
    m_outcome->setColor(models::hasTraceLosses(trace) ? ColorRole::Bad : ColorRole::TextMuted);
}

void TracePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TracePage::retranslate()
{
    m_choice->setSegment(int(Presentation::Ladder), tr("Ladder"));
    m_choice->setSegment(int(Presentation::Waterfall), tr("Waterfall"));
    m_choice->setSegment(int(Presentation::List), tr("List"));
    m_choice->setAccessibleName(tr("How the steps are shown"));
    m_verdicts->setAccessibleName(tr("What the message became at each node and client"));
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("Copy or save this trace"));
    m_export->setAccessibleName(tr("Copy or save this trace"));
    if (!m_steps.trace().isEmpty())
        showSummary();
}

} // namespace relayscope::ui
