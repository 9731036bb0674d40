#include "ui/charts/filterbar.h"

#include "models/plottedfilters.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"
#include "ui/theme/symbolicicon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace relayscope::ui {

namespace {

/// Of an expression on its button, in average characters; the tool tip has all of it.
constexpr int kChipCharacters = 22;

} // namespace

FilterBar::FilterBar(models::PlottedFilters &filters, QWidget *parent)
    : QWidget(parent)
    , m_filters(filters)
    , m_field(new QLineEdit(this))
    , m_add(new QToolButton(this))
    , m_error(new QLabel(this))
    , m_chips(new QWidget(this))
    , m_chipLayout(new QHBoxLayout(m_chips))
{
    m_field->setObjectName(QStringLiteral("plotFilter"));
    m_add->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_error->setWordWrap(true);
    m_error->hide();
    const int unit = spacing(*this, 1);
    m_chipLayout->setContentsMargins(0, 0, 0, 0);
    m_chipLayout->setSpacing(unit);

    auto *line = new QHBoxLayout;
    line->setSpacing(unit);
    line->addWidget(m_field, 1);
    line->addWidget(m_add);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * unit, unit, 2 * unit, 0);
    layout->setSpacing(unit);
    layout->addLayout(line);
    layout->addWidget(m_error);
    layout->addWidget(m_chips);

    connect(m_field, &QLineEdit::returnPressed, this, &FilterBar::addTyped);
    connect(m_field, &QLineEdit::textEdited, this, [this] { showError({}); });
    connect(m_add, &QToolButton::clicked, this, &FilterBar::addTyped);
    connect(&m_filters, &models::PlottedFilters::changed, this, &FilterBar::showFilters);
    retranslate();
}

void FilterBar::addTyped()
{
    const auto added = m_filters.add(m_field->text());
    if (!added) {
        showError(added.error().message);
        m_field->setFocus();
        m_field->setSelection(added.error().position, added.error().length);
        return;
    }
    m_field->clear();
    showError({});
}

void FilterBar::showError(const QString &message)
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, semanticColor(ColorRole::Bad, palette()));
    m_error->setPalette(colors);
    m_error->setText(message);
    m_error->setVisible(!message.isEmpty());
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
        m_chipLayout->addWidget(chip);
    }
    m_chipLayout->addStretch();
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
