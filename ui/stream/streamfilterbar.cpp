#include "ui/stream/streamfilterbar.h"

#include "core/filter/hopfilter.h"
#include "core/words.h"
#include "models/filteredhopmodel.h"
#include "models/seenvalues.h"
#include "ui/actions/actionregistry.h"
#include "ui/settings.h"
#include "ui/stream/filteredit.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace relayscope::ui {

namespace {

using namespace std::chrono_literals;

/// Pauses in typing after which a good expression is applied and a bad one explained: half a word is no mistake yet.
constexpr auto kApplyPause = 150ms;
constexpr auto kExplainPause = 500ms;

void setTextColor(QLabel &label, ColorRole color)
{
    QPalette palette = label.palette();
    palette.setColor(QPalette::WindowText, semanticColor(color, label.palette()));
    label.setPalette(palette);
}

} // namespace

StreamFilterBar::StreamFilterBar(
    models::FilteredHopModel &rows, ActionRegistry &actions, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_rows(rows)
    , m_actions(actions)
    , m_settings(settings)
    , m_history(settings.filterHistory())
    , m_edit(new FilterEdit(this))
    , m_state(new QLabel(this))
    , m_count(new QLabel(this))
    , m_noise(new QToolButton(this))
    , m_problemLine(new QHBoxLayout)
    , m_problem(new ElidedLabel(this))
{
    m_edit->setObjectName(QStringLiteral("streamFilter"));
    m_state->setObjectName(QStringLiteral("streamFilterState"));
    m_count->setObjectName(QStringLiteral("streamFilterCount"));
    m_noise->setObjectName(QStringLiteral("streamNoise"));
    m_problem->setObjectName(QStringLiteral("streamFilterProblem"));
    m_problem->setColor(ColorRole::Bad);
    m_problem->hide();
    m_pause.setSingleShot(true);
    m_edit->setValueSource([this](core::FilterField field) { return models::seenValues(m_rows.hops(), field); });

    connect(&m_pause, &QTimer::timeout, this, &StreamFilterBar::applyOrExplain);
    connect(m_edit, &QLineEdit::textChanged, this, &StreamFilterBar::check);
    connect(m_edit, &QLineEdit::cursorPositionChanged, this, &StreamFilterBar::placeProblem);
    connect(m_edit, &QLineEdit::returnPressed, this, &StreamFilterBar::commit);
    connect(m_edit, &FilterEdit::left, this, &StreamFilterBar::left);
    connect(m_edit, &FilterEdit::previousRequested, this, [this] { showEntry(m_history.previous(m_edit->text())); });
    connect(m_edit, &FilterEdit::nextRequested, this, [this] { showEntry(m_history.next()); });
    connect(m_actions[ActionId::FocusFilter], &QAction::triggered, this, &StreamFilterBar::focusFilter);
    connect(m_actions[ActionId::ShowNoise], &QAction::toggled, this, &StreamFilterBar::setNoiseShown);
    connect(m_noise, &QToolButton::clicked, m_actions[ActionId::ShowNoise], &QAction::toggle);
    connect(&m_rows, &models::FilteredHopModel::countersChanged, this, &StreamFilterBar::showCounts);
    layOut();
    retranslate();
}

void StreamFilterBar::layOut()
{
    const int unit = spacing(*this, 1);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(3 * unit);
    fields->addWidget(m_edit, 1);
    fields->addWidget(m_state);
    fields->addWidget(m_count);
    fields->addWidget(m_noise);
    m_problemLine->addWidget(m_problem, 1);
    m_noise->setAutoRaise(true);
    m_noise->setFocusPolicy(Qt::TabFocus);

    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(3 * unit, unit, 2 * unit, unit);
    lines->setSpacing(unit);
    lines->addLayout(fields);
    lines->addLayout(m_problemLine);
}

void StreamFilterBar::join(const QString &expression, core::FilterJoin join)
{
    // What is typed and not understood must not be lost to a click elsewhere, nor be built upon.
    const QString existing = m_edit->state() == FilterEdit::State::Invalid ? m_applied : m_edit->text();
    m_edit->setText(core::joinedFilter(existing, join, expression));
    commit();
}

void StreamFilterBar::focusFilter()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void StreamFilterBar::check()
{
    const auto filter = core::HopFilter::parse(m_edit->text());
    m_edit->setProblem(std::nullopt);
    m_problem->hide();
    m_edit->setOfferDistance(0);
    m_edit->setState(!filter    ? FilterEdit::State::Invalid
            : filter->isEmpty() ? FilterEdit::State::Empty
                                : FilterEdit::State::Valid);
    showState();
    m_pause.start(filter ? kApplyPause : kExplainPause);
}

void StreamFilterBar::applyOrExplain()
{
    m_pause.stop();
    const auto filter = core::HopFilter::parse(m_edit->text());
    if (!filter) {
        explain();
    } else if (m_applied != m_edit->text().trimmed()) {
        m_applied = m_edit->text().trimmed();
        m_rows.setFilter(*filter, m_rows.showsNoise());
    }
    showState();
}

void StreamFilterBar::explain()
{
    const core::FilterError error = core::HopFilter::parse(m_edit->text()).error();
    m_edit->setProblem(error);
    m_problemPosition = error.position;
    m_problem->setText(m_applied.isEmpty()
            ? tr("%1 All rows are shown until then.", "what is wrong with the filter").arg(error.message)
            : tr("%1 Until then, rows are filtered by: %2", "what is wrong with the filter; the one before")
                  .arg(error.message, m_applied));
    m_problem->setAccessibleDescription(m_problem->text());
    m_edit->setAccessibleDescription(m_problem->text());
    m_problem->show();
    m_edit->setOfferDistance(m_problem->sizeHint().height() + layout()->spacing());
    placeProblem();
}

void StreamFilterBar::commit()
{
    applyOrExplain();
    if (m_edit->state() != FilterEdit::State::Valid)
        return;
    if (const QString filter = m_edit->text().trimmed(); !filter.isEmpty())
        m_history.add(filter);
    m_settings.setFilterHistory(m_history.entries());
}

void StreamFilterBar::showEntry(const std::optional<QString> &historyEntry)
{
    if (historyEntry)
        m_edit->setText(*historyEntry);
}

void StreamFilterBar::setNoiseShown(bool shown)
{
    m_rows.setFilter(m_rows.filter(), shown);
}

void StreamFilterBar::placeProblem()
{
    if (m_problem->isHidden())
        return;
    // At the wrong part, or as far right as the text allows.
    const int room = m_edit->width() - m_problem->sizeHint().width();
    m_problemLine->setContentsMargins(std::clamp(m_edit->xOf(m_problemPosition), 0, std::max(0, room)), 0, 0, 0);
    m_edit->update();
}

void StreamFilterBar::showState()
{
    switch (m_edit->state()) {
    case FilterEdit::State::Empty:
        m_state->setText(tr("no filter"));
        setTextColor(*m_state, ColorRole::TextMuted);
        break;
    case FilterEdit::State::Valid:
        m_state->setText(tr("filtered"));
        setTextColor(*m_state, ColorRole::Good);
        break;
    case FilterEdit::State::Invalid:
        m_state->setText(tr("not understood"));
        setTextColor(*m_state, ColorRole::Bad);
        break;
    }
}

void StreamFilterBar::showCounts()
{
    const QLocale locale;
    if (m_rows.isScanning())
        m_count->setText(tr("searching, %1 %", "part done").arg(int(m_rows.progress() * 100)));
    else
        m_count->setText(tr("%1 / %2", "rows shown, of all rows")
                             .arg(locale.toString(m_rows.rowCount()), locale.toString(m_rows.hops().rowCount())));
    const bool shown = m_rows.showsNoise();
    m_noise->setText(shown ? tr("heartbeats and tool traffic shown")
                           : tr("heartbeats and tool traffic hidden (%1)").arg(locale.toString(m_rows.hiddenNoise())));
    m_noise->setVisible(shown || m_rows.hiddenNoise() > 0);
}

void StreamFilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeProblem();
}

void StreamFilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        showState();
    QWidget::changeEvent(event);
}

void StreamFilterBar::retranslate()
{
    m_edit->setPlaceholderText(tr("filter, such as: event == \"chat\" && room == \"lobby\""));
    m_edit->setAccessibleName(tr("Filter of the stream"));
    m_edit->setToolTip(
        tr("Only rows that fulfil this are shown. Fields: %1. Ctrl+Space completes, Up and Down go through "
           "the filters used before, Esc clears.")
            .arg(core::listText(core::filterFieldNames())));
    m_noise->setToolTip(tr("Shows or hides heartbeats and the traffic of admin tools"));
    m_state->setAccessibleName(tr("State of the filter"));
    m_count->setAccessibleName(tr("Rows shown, of all rows"));
    m_problem->setAccessibleName(tr("What is wrong with the filter"));
    if (!m_problem->isHidden())
        explain();
    showState();
    showCounts();
}

} // namespace relayscope::ui
