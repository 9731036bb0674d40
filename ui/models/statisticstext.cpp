#include "models/statisticstext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace relayscope::models {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::StatisticsText)
};

QString number(double value)
{
    const bool isWhole = qAbs(value - qRound64(value)) < 0.05;
    return QLocale().toString(value, 'f', isWhole || value >= 10 ? 0 : 1);
}

} // namespace

QString summaryText(const core::StatisticsHistory::Summary &summary)
{
    const QLocale locale;
    const QString rate = number(summary.messagesPerSecond);
    const QString lost = locale.toString(summary.lost);
    QString text = summary.p95Ms
        ? Texts::tr("%1 msg/s, p95 %2 ms, lost %3", "messages per second").arg(rate, number(*summary.p95Ms), lost)
        : Texts::tr("%1 msg/s, lost %2", "messages per second").arg(rate, lost);
    if (summary.duplicate > 0)
        text = Texts::tr("%1, duplicate %2", "what stands before").arg(text, locale.toString(summary.duplicate));
    if (summary.dropped > 0)
        text = Texts::tr("%1, not counted %2", "what stands before; rows").arg(text, locale.toString(summary.dropped));
    return text;
}

} // namespace relayscope::models
