#include "ui/trace/tracetable.h"

#include "models/tracemodel.h"
#include "ui/trace/tracedelegate.h"
#include "ui/trace/waterfalldelegate.h"
#include "ui/trace/waterfallheader.h"
#include "ui/widgets/rowcopying.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>

#include <algorithm>

namespace relayscope::ui {

using models::TraceModel;

namespace {

/// Rows that are measured for the width of a column.
constexpr int kMeasuredRows = 100;

} // namespace

TraceTable::TraceTable(TraceModel &steps, Kind kind, QWidget *parent)
    : QTreeView(parent)
    , m_steps(steps)
    , m_kind(kind)
{
    setModel(&steps);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setIndentation(0);
    if (m_kind == Kind::List)
        setUpList();
    else
        setUpWaterfall();
    auto *copy = new QAction(this);
    copy->setObjectName(QStringLiteral("copySteps"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { copySelectedRows(*this); });
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    retranslate();
}

void TraceTable::setUpList()
{
    setItemDelegate(new TraceDelegate(TraceModel::ToneRole, TraceModel::Verdict, this));
    setColumnHidden(TraceModel::Duration, true);
    header()->setHighlightSections(false);
    header()->setResizeContentsPrecision(kMeasuredRows);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    header()->setStretchLastSection(true);
}

void TraceTable::setUpWaterfall()
{
    auto *axis = new WaterfallHeader(this);
    auto *bars = new WaterfallDelegate(this);
    setHeader(axis);
    setItemDelegate(bars);
    for (const int column : {TraceModel::Time, TraceModel::What, TraceModel::Verdict, TraceModel::Evidence})
        setColumnHidden(column, true);
    axis->setStretchLastSection(false);
    axis->setSectionResizeMode(TraceModel::Duration, QHeaderView::Stretch);
    axis->setResizeContentsPrecision(kMeasuredRows);
    axis->setSectionResizeMode(TraceModel::Where, QHeaderView::ResizeToContents);
    const auto measure = [this, axis, bars] {
        axis->setSpanNs(m_steps.trace().durationNs);
        bars->setSpanNs(std::max(qint64{1}, m_steps.trace().durationNs));
        viewport()->update();
    };
    connect(&m_steps, &QAbstractItemModel::modelReset, this, measure);
    connect(&m_steps, &QAbstractItemModel::rowsInserted, this, measure);
    connect(&m_steps, &QAbstractItemModel::dataChanged, this, measure);
}

void TraceTable::setCurrentStep(int step)
{
    const QScopedValueRollback guard(m_isBeingSet, true);
    const QModelIndex row = m_steps.index(step, 0);
    if (!row.isValid()) {
        setCurrentIndex({});
        clearSelection();
    } else if (currentIndex().row() != step) {
        setCurrentIndex(row);
    }
}

void TraceTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (!m_isBeingSet && current.isValid())
        emit stepSelected(current.row());
}

void TraceTable::keyPressEvent(QKeyEvent *event)
{
    // As in the ladder.
    const int step = event->key() == Qt::Key_N ? 1 : event->key() == Qt::Key_P ? -1 : 0;
    const QModelIndex next = m_steps.index(currentIndex().row() + step, 0);
    if (step == 0 || event->modifiers() != Qt::NoModifier)
        QTreeView::keyPressEvent(event);
    else if (next.isValid())
        setCurrentIndex(next);
}

void TraceTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QTreeView::changeEvent(event);
}

void TraceTable::retranslate()
{
    setAccessibleName(m_kind == Kind::List ? tr("Steps of the message as a list")
                                           : tr("Steps of the message as bars on a time axis"));
    actions().constFirst()->setText(tr("&Copy rows"));
}

} // namespace relayscope::ui
