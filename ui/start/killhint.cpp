#include "ui/start/killhint.h"

#include "models/clustermodel.h"
#include "ui/actions/actionregistry.h"
#include "ui/settings.h"
#include "ui/widgets/inlinebarstack.h"

#include <QAction>

namespace relayscope::ui {

namespace {

/// Key of the inline bar.
constexpr QLatin1String kBar("killHint");

} // namespace

KillHint::KillHint(const models::ClusterModel &cluster, const ActionRegistry &actions, InlineBarStack &bars,
    Settings &settings, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
    , m_bars(bars)
    , m_settings(settings)
{
    connect(actions[ActionId::KillItem], &QAction::triggered, this, &KillHint::forget);
}

void KillHint::noteSent()
{
    const QList<core::NodeStatus> nodes = m_cluster.nodes();
    if (m_wasShown || nodes.size() < 2 || !m_settings.proposesKilling())
        return;
    m_wasShown = true;
    InlineMessage message;
    message.key = kBar;
    message.text = tr("Now break it: right-click %1, then Kill, and send again.").arg(nodes.at(1).spec.name);
    message.actions = {{tr("Do not show again"), [this] { forget(); }}};
    m_bars.showMessage(message);
}

void KillHint::forget()
{
    m_settings.setProposesKilling(false);
    m_bars.dismiss(kBar);
}

} // namespace relayscope::ui
