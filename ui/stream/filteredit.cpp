#include "ui/stream/filteredit.h"

#include "core/filter/filtercompletion.h"
#include "core/filter/filtertoken.h"
#include "core/filter/hopfilter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"
#include "ui/theme/symbolicicon.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStringListModel>

#include <algorithm>
#include <array>

namespace relayscope::ui {

namespace {

constexpr int kVisibleCandidates = 10;

struct Look {
    const char *icon;
    ColorRole color;
};

Look lookOf(FilterEdit::State state)
{
    switch (state) {
    case FilterEdit::State::Empty:
        return {"search", ColorRole::TextMuted};
    case FilterEdit::State::Valid:
        return {"good", ColorRole::Good};
    case FilterEdit::State::Invalid:
        return {"error", ColorRole::Bad};
    }
    Q_UNREACHABLE();
}

} // namespace

FilterEdit::FilterEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_candidates(new QStringListModel(this))
    , m_completer(new QCompleter(m_candidates, this))
    , m_icon(addAction(symbolicIcon(QStringLiteral("search"), ColorRole::TextMuted), LeadingPosition))
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setMaxLength(core::HopFilter::kMaxLength);
    setClearButtonEnabled(true);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(kVisibleCandidates);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterEdit::complete);
    connect(this, &QLineEdit::textEdited, this, [this] { offerCompletion(false); });
}

void FilterEdit::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    const Look look = lookOf(state);
    m_icon->setIcon(symbolicIcon(QLatin1String(look.icon), look.color));
    update();
}

void FilterEdit::setProblem(const std::optional<core::FilterError> &problem)
{
    m_problem = problem;
    update();
}

void FilterEdit::setValueSource(std::function<QStringList(core::FilterField)> source)
{
    m_valueSource = std::move(source);
}

int FilterEdit::xOf(int position) const
{
    // The text may be scrolled: what is known is where the cursor is.
    const auto widthTo = [this](int characters) { return fontMetrics().horizontalAdvance(text().left(characters)); };
    return cursorRect().center().x() + widthTo(position) - widthTo(cursorPosition());
}

bool FilterEdit::isOffering() const
{
    return m_completer->popup()->isVisible();
}

void FilterEdit::setOfferDistance(int distance)
{
    const int step = distance - m_offerDistance;
    m_offerDistance = distance;
    QAbstractItemView *popup = m_completer->popup();
    const bool isBelow = popup->y() >= mapToGlobal(rect().bottomLeft()).y();
    if (isOffering() && isBelow)
        popup->move(popup->x(), popup->y() + step);
}

void FilterEdit::offerCompletion(bool always)
{
    const core::FilterCompletion completion = core::filterCompletion(QStringView(text()).first(cursorPosition()));
    const bool isAsked = always || !completion.prefix.isEmpty()
        || (completion.kind == core::FilterCompletion::Kind::Value && !text().isEmpty());
    const QStringList seen = m_valueSource ? m_valueSource(completion.field) : QStringList();
    const QStringList candidates = isAsked ? core::filterCandidates(completion, seen) : QStringList();
    const bool isTyped = candidates.size() == 1
        && (candidates.constFirst() == completion.prefix
            || candidates.constFirst() == core::quotedForFilter(completion.prefix));
    if (candidates.isEmpty() || isTyped) {
        m_completer->popup()->hide();
        return;
    }
    m_candidates->setStringList(candidates);
    QRect place = cursorRect();
    place.moveLeft(xOf(completion.position));
    const QAbstractItemView *popup = m_completer->popup();
    place.setWidth(popup->sizeHintForColumn(0) + popup->verticalScrollBar()->sizeHint().width() + spacing(*this, 4));
    place.setBottom(height() + m_offerDistance);
    m_completer->complete(place);
}

void FilterEdit::complete(const QString &candidate)
{
    const core::FilterCompletion completion = core::filterCompletion(QStringView(text()).first(cursorPosition()));
    setSelection(completion.position, completion.length);
    insert(candidate + u' ');
    emit textEdited(text());
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isForPopup = event->key() == Qt::Key_Escape || event->key() == Qt::Key_Tab
        || ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            && m_completer->popup()->currentIndex().isValid());
    if (isOffering() && isForPopup) {
        event->ignore();
        return;
    }
    m_completer->popup()->hide(); // comes again when something fits what is typed
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        offerCompletion(true);
    } else if (isPlain && event->key() == Qt::Key_Up) {
        emit previousRequested();
    } else if (isPlain && event->key() == Qt::Key_Down) {
        emit nextRequested();
    } else if (isPlain && event->key() == Qt::Key_Escape) {
        if (text().isEmpty())
            emit left();
        clear();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal unit = spacingUnit(fontMetrics());
    if (m_state != State::Empty) {
        painter.setPen(QPen(semanticColor(lookOf(m_state).color, palette()), unit / 2));
        painter.drawLine(QPointF(unit, height() - unit / 4), QPointF(width() - unit, height() - unit / 4));
    }
    if (!m_problem)
        return;
    const int right = width() - spacing(*this, 6);
    const qreal from = std::clamp(xOf(m_problem->position), 0, right);
    const qreal to
        = std::clamp(xOf(m_problem->position + std::max(1, m_problem->length)), int(from + 2 * unit), width());
    const qreal wave = unit / 2;
    const qreal base = cursorRect().bottom() - wave;
    QPainterPath path(QPointF(from, base));
    bool isUp = true;
    for (qreal x = from + wave; x <= to; x += wave, isUp = !isUp)
        path.lineTo(x, isUp ? base + wave : base);
    painter.setPen(QPen(semanticColor(ColorRole::Bad, palette()), unit / 3));
    painter.drawPath(path);
}

} // namespace relayscope::ui
