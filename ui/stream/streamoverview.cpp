#include "ui/stream/streamoverview.h"

#include "models/filteredhopmodel.h"
#include "models/hopmarks.h"
#include "models/messageselection.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <chrono>

namespace relayscope::ui {

namespace {

using namespace std::chrono_literals;
using models::Tone;

/// Between two looks at all rows.
constexpr auto kInterval = 500ms;

/// Only what needs attention is worth a line.
Tone worse(Tone a, Tone b)
{
    const auto weight = [](Tone tone) { return tone == Tone::Bad ? 2 : tone == Tone::Pending ? 1 : 0; };
    return weight(b) > weight(a) ? b : a;
}

} // namespace

StreamOverview::StreamOverview(const models::FilteredHopModel &rows, const models::HopMarks &marks,
    const models::MessageSelection &selection, QScrollBar &bar, QWidget *parent)
    : QWidget(parent)
    , m_rows(rows)
    , m_marks(marks)
    , m_selection(selection)
    , m_bar(bar)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StreamOverview::look);
    connect(&rows, &models::FilteredHopModel::countersChanged, this, &StreamOverview::lookSoon);
    connect(&marks, &models::HopMarks::changed, this, qOverload<>(&QWidget::update));
    connect(&selection, &models::MessageSelection::changed, this, qOverload<>(&QWidget::update));
    connect(&bar, &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&bar, &QScrollBar::rangeChanged, this, qOverload<>(&QWidget::update));
}

QSize StreamOverview::sizeHint() const
{
    return {spacing(*this, 3), spacing(*this, 20)};
}

void StreamOverview::lookSoon()
{
    if (isVisible() && !m_timer.isActive())
        m_timer.start(kInterval);
}

int StreamOverview::yOf(int row) const
{
    // Rows that all fit have their true places; more are pressed together.
    return int(qint64(row) * height() / std::max(1, m_rows.rowCount()));
}

void StreamOverview::look()
{
    m_lines.fill(Tone::Plain, std::max(0, height()));
    for (int row = 0; row < m_rows.rowCount() && !m_lines.isEmpty(); ++row) {
        Tone &line = m_lines[std::min(yOf(row), height() - 1)];
        line = worse(line, models::toneOf(m_rows.hop(row)));
    }
    update();
}

void StreamOverview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const qreal unit = spacingUnit(fontMetrics());
    const qreal thickness = std::max(2.0, unit / 2);
    painter.setPen(semanticColor(ColorRole::Border, palette()));
    painter.drawLine(rect().topLeft(), rect().bottomLeft());
    if (m_bar.maximum() > m_bar.minimum()) {
        const double all = m_bar.maximum() + m_bar.pageStep();
        const QRectF shown(1, m_bar.value() / all * height(), width() - 1, m_bar.pageStep() / all * height());
        painter.fillRect(shown, semanticColor(ColorRole::Selection, palette()));
    }
    // Problems over the whole width, warnings over half of it: told apart without their colours.
    for (qsizetype y = 0; y < m_lines.size(); ++y) {
        if (m_lines.at(y) == Tone::Pending)
            painter.fillRect(
                QRectF(width() / 2.0, y, width() / 2.0, thickness), semanticColor(ColorRole::Warning, palette()));
    }
    for (qsizetype y = 0; y < m_lines.size(); ++y) {
        if (m_lines.at(y) == Tone::Bad)
            painter.fillRect(QRectF(1, y, width(), thickness), semanticColor(ColorRole::Bad, palette()));
    }
    const models::HopModel::Span selected = m_rows.span(m_selection.message());
    if (selected.first >= 0) {
        const QRectF bracket(
            1, yOf(selected.first), unit * 0.75, std::max(thickness, qreal(yOf(selected.last) - yOf(selected.first))));
        painter.fillRect(bracket, semanticColor(ColorRole::Link, palette()));
    }
    for (const quint64 number : m_marks.numbers()) {
        const int row = m_rows.rowOf(number);
        if (row >= 0)
            painter.fillRect(QRectF(1, yOf(row), unit * 1.5, thickness), semanticColor(ColorRole::Accent, palette()));
    }
}

void StreamOverview::ask(const QMouseEvent &event)
{
    if (height() > 0)
        emit placeRequested(std::clamp(event.position().y() / height(), 0.0, 1.0));
}

void StreamOverview::mousePressEvent(QMouseEvent *event)
{
    ask(*event);
}

void StreamOverview::mouseMoveEvent(QMouseEvent *event)
{
    ask(*event);
}

void StreamOverview::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    look();
}

void StreamOverview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    lookSoon();
}

} // namespace relayscope::ui
