#include "ui/charts/chartpane.h"

#include "ui/charts/deliveryview.h"
#include "ui/charts/filterbar.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace relayscope::ui {

using models::ChartKind;

ChartPane::ChartPane(models::PlottedFilters &filters, ChartKind kind, QWidget *parent)
    : QWidget(parent)
    , m_choice(new QComboBox(this))
    , m_close(new QToolButton(this))
    , m_filterBar(new FilterBar(filters, this))
    , m_plot(new ChartPlot(this))
    , m_delivery(new DeliveryView(this))
    , m_body(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_choice->setObjectName(QStringLiteral("chartChoice"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_choice->setMaxVisibleItems(int(ChartKind::Count) + 4);
    m_close->setAutoRaise(true);
    m_close->setIcon(symbolicIcon(QStringLiteral("close")));
    fillChoice();
    setKind(kind);

    const int unit = spacing(*this, 1);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(2 * unit, unit, unit, unit);
    head->addWidget(m_choice);
    head->addStretch();
    head->addWidget(m_close);
    m_body->setSpacing(0);
    m_body->addWidget(m_plot, 1);
    m_body->addWidget(m_delivery, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_filterBar);
    layout->addLayout(m_body, 1);

    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        showParts();
        emit kindChanged();
    });
    connect(m_close, &QToolButton::clicked, this, &ChartPane::closeRequested);
    connect(m_plot, &ChartPlot::rangeSelected, this, &ChartPane::rangeSelected);
    connect(m_delivery, &DeliveryView::lostSelected, this, &ChartPane::lostSelected);
    connect(m_delivery, &DeliveryView::eventSelected, this, &ChartPane::eventSelected);
    showParts();
    retranslate();
}

void ChartPane::fillChoice()
{
    for (int kind = 0; kind < int(ChartKind::Count); ++kind) {
        m_choice->addItem(QString(), kind);
        // Groups: rates; what became of messages; nodes; Redis.
        for (const ChartKind last : {ChartKind::OnRedisByPublisher, ChartKind::Filters, ChartKind::LoopDelay}) {
            if (kind == int(last))
                m_choice->insertSeparator(m_choice->count());
        }
    }
}

ChartKind ChartPane::kind() const
{
    return ChartKind(m_choice->currentData().toInt());
}

void ChartPane::setKind(ChartKind kind)
{
    m_choice->setCurrentIndex(m_choice->findData(int(kind)));
}

void ChartPane::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void ChartPane::showParts()
{
    m_filterBar->setVisible(kind() == ChartKind::Filters);
    m_delivery->setVisible(kind() == ChartKind::Delivery);
    m_styles = {};
}

void ChartPane::draw(const ChartView &view)
{
    PlotContent content;
    content.lines = models::chartLines(kind(), view.history, view.range, view.names);
    m_styles.assign(content.lines);
    content.bands = view.bands;
    content.range = view.range;
    content.timeAxis = view.timeAxis;
    content.unit = models::chartUnit(kind());
    content.emptyText = models::chartEmptyText(kind());
    m_plot->showContent(std::move(content));
    if (kind() == ChartKind::Delivery)
        m_delivery->showReport(view.history.deliveryReport(), view.originNs);
}

void ChartPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_body->setDirection(width() > 2 * height() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void ChartPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ChartPane::retranslate()
{
    for (int index = 0; index < m_choice->count(); ++index) {
        if (const QVariant kind = m_choice->itemData(index); kind.isValid())
            m_choice->setItemText(index, models::chartTitle(ChartKind(kind.toInt())));
    }
    m_choice->setAccessibleName(tr("What the chart shows"));
    m_plot->setAccessibleName(tr("Chart"));
    m_close->setToolTip(tr("Close this chart"));
    m_close->setAccessibleName(m_close->toolTip());
}

} // namespace relayscope::ui
