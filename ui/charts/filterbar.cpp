#include "ui/charts/filterbar.h"

#include "core/filter/hopfilter.h"
#include "models/plottedfilters.h"
#include "models/seenvalues.h"
#include "ui/stream/filteredit.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"
#include "ui/widgets/elidedlabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace relayscope::ui {

namespace {

/// Of an expression on its button, in average characters; the tool tip has all of it.
constexpr int kChipCharacters = 16;
/// Buttons in a row, so that many filters do not make the chart wide.
constexpr int kChipColumns = 3;

} // namespace

FilterBar::FilterBar(models::PlottedFilters &filters, QWidget *parent)
    : QWidget(parent)
    , m_filters(filters)
    , m_field(new FilterEdit(this))
    , m_add(new QToolButton(this))
    , m_problem(new ElidedLabel(this))
    , m_chips(new QWidget(this))
    , m_chipLayout(new QGridLayout(m_chips))
{
    m_field->setObjectName(QStringLiteral("plotFilter"));
    m_add->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_field->setValueSource([this](core::FilterField field) { return models::seenValues(m_filters.hops(), field); });
    m_problem->setColor(ColorRole::Bad);
    m_problem->hide();
    const int unit = spacing(*this, 1);
    m_chipLayout->setContentsMargins(0, 0, 0, 0);
    m_chipLayout->setSpacing(unit);
    m_chipLayout->setColumnStretch(kChipColumns, 1);

    auto *line = new QHBoxLayout;
    line->setSpacing(unit);
    line->addWidget(m_field, 1);
    line->addWidget(m_add);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * unit, unit, 2 * unit, 0);
    layout->setSpacing(unit);
    layout->addLayout(line);
    layout->addWidget(m_problem);
    layout->addWidget(m_chips);

    connect(m_field, &QLineEdit::returnPressed, this, &FilterBar::addTyped);
    connect(m_field, &QLineEdit::textChanged, this, &FilterBar::check);
    connect(m_add, &QToolButton::clicked, this, &FilterBar::addTyped);
    connect(&m_filters, &models::PlottedFilters::changed, this, &FilterBar::showFilters);
    retranslate();
}

void FilterBar::addTyped()
{
    const auto added = m_filters.add(m_field->text());
    if (!added) {
        m_field->setState(FilterEdit::State::Invalid);
        m_field->setProblem(added.error());
        m_field->setAccessibleDescription(added.error().message);
        m_field->setFocus();
        m_problem->setText(added.error().message);
        m_problem->show();
        return;
    }
    m_field->clear();
}

void FilterBar::check()
{
    const auto filter = core::HopFilter::parse(m_field->text());
    m_field->setProblem(std::nullopt);
    m_field->setState(!filter   ? FilterEdit::State::Invalid
            : filter->isEmpty() ? FilterEdit::State::Empty
                                : FilterEdit::State::Valid);
    m_problem->hide();
}

void FilterBar::showFilters()
{
    while (QLayoutItem *item = m_chipLayout->takeAt(0)) {
        if (QWidget *chip = item->widget())
            chip->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    for (const models::PlottedFilter &filter : m_filters.filters()) {
        auto *chip = new QToolButton(m_chips);
        chip->setText(fontMetrics().elidedText(
            filter.expression, Qt::ElideRight, fontMetrics().averageCharWidth() * kChipCharacters));
        chip->setIcon(symbolicIcon(QStringLiteral("close")));
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setToolTip(tr("Remove the line of %1").arg(filter.expression));
        chip->setAccessibleName(chip->toolTip());
        connect(chip, &QToolButton::clicked, this, [this, id = filter.id] { m_filters.remove(id); });
        const int index = m_chipLayout->count();
        m_chipLayout->addWidget(chip, index / kChipColumns, index % kChipColumns, Qt::AlignLeft);
    }
    m_chips->setVisible(!m_filters.filters().isEmpty());
}

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FilterBar::retranslate()
{
    m_field->setPlaceholderText(tr("Filter to plot, as in the stream: event == \"message\""));
    m_field->setAccessibleName(tr("Filter to plot"));
    m_add->setText(tr("Plot"));
    showFilters();
}

} // namespace relayscope::ui
