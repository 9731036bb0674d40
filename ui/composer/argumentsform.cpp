#include "ui/composer/argumentsform.h"

#include "ui/composer/argumentrow.h"
#include "ui/composer/argumentsedit.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace relayscope::ui {

ArgumentsForm::ArgumentsForm(QWidget *parent)
    : QScrollArea(parent)
    , m_content(new QWidget(this))
    , m_layout(new QVBoxLayout)
    , m_add(new QToolButton(m_content))
{
    setObjectName(QStringLiteral("composerArgumentsForm"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);

    m_add->setObjectName(QStringLiteral("addArgument"));
    m_add->setAutoRaise(true);
    m_add->setIcon(symbolicIcon(QStringLiteral("add")));
    auto *content = new QHBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(spacing(*this, 1));
    content->addLayout(m_layout, 1);
    content->addWidget(m_add, 0, Qt::AlignTop);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing(*this, 1));
    connect(m_add, &QToolButton::clicked, this, [this] {
        append({})->focusText();
        emit changed();
    });
    setWidget(m_content);
    m_content->installEventFilter(this);
    append({});
    retranslate();
}

ArgumentRow *ArgumentsForm::append(const models::ArgumentDraft &draft)
{
    auto *row = new ArgumentRow(m_content);
    row->setDraft(draft);
    m_rows.append(row);
    m_layout->addWidget(row);
    connect(row, &ArgumentRow::changed, this, &ArgumentsForm::changed);
    connect(row, &ArgumentRow::removeRequested, this, [this, row] { remove(row); });
    connect(row, &ArgumentRow::pastedWhole, this, [this, row] { spread(row); });
    connect(&row->edit(), &ArgumentsEdit::previousRequested, this, &ArgumentsForm::previousRequested);
    connect(&row->edit(), &ArgumentsEdit::nextRequested, this, &ArgumentsForm::nextRequested);
    number();
    return row;
}

/// It may be emitting now.
void ArgumentsForm::discard(ArgumentRow *row)
{
    row->setParent(nullptr);
    row->deleteLater();
}

void ArgumentsForm::remove(ArgumentRow *row)
{
    const qsizetype index = m_rows.indexOf(row);
    m_rows.removeAt(index);
    discard(row);
    number();
    m_rows.at(std::min(index, m_rows.size() - 1))->focusText();
    emit changed();
}

/// Of a paste into the only row, or a blank one at the end: more rows would come between others otherwise.
void ArgumentsForm::spread(ArgumentRow *row)
{
    if (row != m_rows.last() || row->draft().type != models::ArgumentType::Json)
        return;
    const auto drafts = models::argumentDraftsOfArray(row->draft().text);
    if (!drafts || m_rows.size() - 1 + drafts->size() > kMaxRows)
        return;
    row->setDraft(drafts->first());
    for (const models::ArgumentDraft &draft : drafts->sliced(1))
        append(draft);
    focusLast();
    emit changed();
}

void ArgumentsForm::number()
{
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->setPlace(i + 1, m_rows.size() == 1);
    m_add->setEnabled(m_rows.size() < kMaxRows);
    QWidget *last = nullptr;
    for (ArgumentRow *row : std::as_const(m_rows))
        last = row->followInTabOrder(last);
    setTabOrder(last, m_add);
}

QList<models::ArgumentDraft> ArgumentsForm::drafts() const
{
    QList<models::ArgumentDraft> drafts;
    for (const ArgumentRow *row : m_rows)
        drafts.append(row->draft());
    return drafts;
}

void ArgumentsForm::setDrafts(const QList<models::ArgumentDraft> &drafts)
{
    const qsizetype wanted = std::clamp(drafts.size(), qsizetype(1), qsizetype(kMaxRows));
    while (m_rows.size() > wanted)
        discard(m_rows.takeLast());
    for (qsizetype i = 0; i < wanted; ++i) {
        const models::ArgumentDraft draft = drafts.value(i);
        i < m_rows.size() ? m_rows.at(i)->setDraft(draft) : void(append(draft));
    }
    number();
}

void ArgumentsForm::markError(qsizetype argument, qsizetype position)
{
    m_rows.at(argument)->markError(position);
}

void ArgumentsForm::clearErrors()
{
    for (ArgumentRow *row : std::as_const(m_rows))
        row->clearError();
}

void ArgumentsForm::focusLast()
{
    m_rows.last()->focusText();
}

QSize ArgumentsForm::sizeHint() const
{
    const QSize content = m_content->sizeHint();
    const int rowHeight = fontMetrics().height() + spacing(*this, 4);
    return {content.width(), std::min(content.height(), kShownRows * rowHeight)};
}

QSize ArgumentsForm::minimumSizeHint() const
{
    return {m_content->minimumSizeHint().width(), sizeHint().height()};
}

bool ArgumentsForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_content && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void ArgumentsForm::retranslate()
{
    setAccessibleName(tr("Arguments"));
    m_add->setToolTip(tr("Add an argument"));
    m_add->setAccessibleName(m_add->toolTip());
    for (ArgumentRow *row : std::as_const(m_rows))
        row->retranslate();
}

} // namespace relayscope::ui
