#include "ui/stream/hopmenu.h"

#include "ui/actions/actionregistry.h"
#include "ui/panelrequests.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

namespace relayscope::ui {

namespace {

/// Longest part of an expression in an entry, in average characters.
constexpr int kMaxCharacters = 48;

} // namespace

HopMenu::HopMenu(const core::Hop &hop, models::HopModel::Column column, qint64 originNs, ActionRegistry &actions,
    PanelRequests &requests, QWidget *parent)
    : QMenu(parent)
    , m_requests(requests)
{
    setAttribute(Qt::WA_DeleteOnClose);
    addAction(actions[ActionId::ShowTrace]);
    setDefaultAction(actions[ActionId::ShowTrace]);
    addAction(actions[ActionId::PinInspector]);
    addAction(actions[ActionId::ExplainSelection]);
    addSeparator();
    addFilters(core::filterFor(models::HopModel::filterField(column, hop), hop, originNs));
    if (hop.message != 0) {
        addFilter(tr("Only this message"), core::filterFor(core::FilterField::Message, hop), core::FilterJoin::Replace);
    }
    addSeparator();
    addAction(actions[ActionId::ResendRow]);
    addAction(actions[ActionId::ShelveRow]);
    addAction(actions[ActionId::MarkRow]);
    addSeparator();
    addActions({actions[ActionId::NextHop], actions[ActionId::PreviousHop]});
    addSeparator();
    addAction(actions[ActionId::CopyRows]);
}

void HopMenu::addFilters(const QString &expression)
{
    QString shown
        = fontMetrics().elidedText(expression, Qt::ElideMiddle, fontMetrics().averageCharWidth() * kMaxCharacters);
    shown.replace(QLatin1Char('&'), QLatin1String("&&"));
    addFilter(tr("Filter for %1").arg(shown), expression, core::FilterJoin::Replace);
    addFilter(tr("And %1").arg(shown), expression, core::FilterJoin::And);
    addFilter(tr("Or %1").arg(shown), expression, core::FilterJoin::Or);
    addFilter(tr("And not %1").arg(shown), expression, core::FilterJoin::AndNot);
    addAction(tr("Plot %1").arg(shown), this, [this, expression] {
        emit m_requests.plotRequested(expression);
    })->setObjectName(QStringLiteral("plotCell"));
    addAction(tr("Copy this condition"), this, [expression] { QGuiApplication::clipboard()->setText(expression); });
    addSeparator();
}

void HopMenu::addFilter(const QString &text, const QString &expression, core::FilterJoin join)
{
    addAction(text, this, [this, expression, join] { emit m_requests.filterRequested(expression, join); });
}

} // namespace relayscope::ui
