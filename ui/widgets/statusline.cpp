#include "ui/widgets/statusline.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>

namespace relayscope::ui {

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_redis(new QLabel(this))
    , m_members(new QLabel(this))
    , m_activity(new QLabel(this))
    , m_dropped(new QLabel(this))
    , m_observer(new QLabel(this))
    , m_work(new QLabel(this))
    , m_progress(new QProgressBar(this))
{
    const int unit = spacing(*this, 1);
    setSizeGripEnabled(false);
    setContentsMargins(2 * unit, 0, 2 * unit, 0);
    for (QLabel *label : {m_redis, m_members, m_activity, m_dropped}) {
        label->setContentsMargins(unit, unit, 3 * unit, unit);
        addWidget(label);
    }
    m_observer->setContentsMargins(unit, unit, unit, unit);
    m_work->setContentsMargins(unit, unit, unit, unit);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(fontMetrics().averageCharWidth() * 16, 2 * unit);
    addPermanentWidget(m_work);
    addPermanentWidget(m_progress);
    addPermanentWidget(m_observer);
    endWork();
    retranslate();
}

void StatusLine::setSummary(const Summary &summary)
{
    m_summary = summary;
    retranslate();
}

void StatusLine::beginWork(const QString &text)
{
    m_work->setText(text);
    m_work->show();
    m_progress->setAccessibleName(text);
    m_progress->show();
}

void StatusLine::endWork()
{
    m_work->hide();
    m_progress->hide();
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QStatusBar::changeEvent(event);
}

void StatusLine::retranslate()
{
    const QLocale locale;
    m_redis->setText(m_summary.redis.isEmpty() ? tr("Redis: not running") : tr("Redis: %1").arg(m_summary.redis));
    const QString nodes = m_summary.nodes == 1 ? tr("1 node") : tr("%1 nodes").arg(locale.toString(m_summary.nodes));
    const QString clients
        = m_summary.clients == 1 ? tr("1 client") : tr("%1 clients").arg(locale.toString(m_summary.clients));
    m_members->setText(tr("%1, %2", "nodes, clients").arg(nodes, clients));
    m_activity->setText(m_summary.activity);
    m_activity->setVisible(!m_summary.activity.isEmpty());
    m_activity->setToolTip(
        tr("Messages of the newest seconds, their way from client to client, and events that did not come"));
    m_dropped->setText(tr("dropped: %1").arg(locale.toString(m_summary.dropped)));
    m_dropped->setToolTip(tr("Hops that made room for newer ones, or that could not be observed"));
    m_observer->setText(tr("observer: passive"));
    m_observer->setToolTip(
        tr("Redis is watched by pattern subscription only: no node counts us, no message is sent by us"));

    QPalette dropped = m_members->palette();
    if (m_summary.dropped > 0)
        dropped.setColor(QPalette::WindowText, semanticColor(ColorRole::Warning, palette()));
    m_dropped->setPalette(dropped);
}

} // namespace relayscope::ui
