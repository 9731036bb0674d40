#include "ui/palette/palettesources.h"

#include "core/cluster.h"
#include "core/filter/filtertoken.h"
#include "models/itemselection.h"
#include "ui/actions/actionregistry.h"
#include "ui/clustercontroller.h"
#include "ui/document/documentsession.h"
#include "ui/panelrequests.h"

#include <QAction>
#include <QDockWidget>
#include <QRegularExpression>

namespace relayscope::ui {

using models::ItemKind;
using models::PaletteEntry;

namespace {

/// "resetLayout" is "reset layout", "roomsDock" is "rooms": names in the sources are those of the English window.
QString englishName(QString objectName)
{
    static const QRegularExpression capital(QStringLiteral("([A-Z])"));
    if (objectName.endsWith(QLatin1String("Dock")))
        objectName.chop(4);
    return objectName.replace(capital, QStringLiteral(" \\1")).toLower();
}

} // namespace

PaletteSources::PaletteSources(const PanelContext &context, QList<QAction *> panels, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_panels(std::move(panels))
{
    connect(&m_context.cluster, &core::Cluster::roomsChanged, this,
        [this](const QList<core::RoomCell> &cells) { m_rooms = cells; });
    connect(&m_context.cluster, &core::Cluster::channelsChanged, this, [this](const QList<core::ChannelStat> &stats) {
        for (const core::ChannelStat &stat : stats) {
            if (m_channels.size() < kMaxNames)
                m_channels.insert(stat.channel);
        }
    });
    connect(&m_context.cluster, &core::Cluster::stopped, this, [this] {
        m_rooms.clear();
        m_channels.clear();
    });
}

QList<PaletteEntry> PaletteSources::collect() const
{
    QList<PaletteEntry> entries;
    addActions(entries);
    addMembers(entries);
    addNames(entries);
    addMessages(entries);
    return entries;
}

void PaletteSources::addActions(QList<PaletteEntry> &entries) const
{
    for (int id = 0; id < int(ActionId::Count); ++id) {
        QAction *action = m_context.actions[ActionId(id)];
        if (!action->isEnabled() || ActionId(id) == ActionId::OpenPalette)
            continue;
        entries.append({QStringLiteral("action:") + action->objectName(), m_context.actions.fullName(ActionId(id)),
            tr("command"), action->shortcut().toString(QKeySequence::NativeText), {}, [action] { action->trigger(); },
            englishName(action->objectName())});
    }
    for (QAction *panel : m_panels) {
        const QString name = panel->parent()->objectName();
        const auto show = [panel] {
            if (!panel->isChecked())
                panel->trigger();
            if (auto *dock = qobject_cast<QDockWidget *>(panel->parent()))
                dock->raise(); // it may be behind another tab
        };
        entries.append({QStringLiteral("panel:") + name, panel->text(), tr("panel"), {}, {}, show, englishName(name)});
    }
}

void PaletteSources::addMembers(QList<PaletteEntry> &entries) const
{
    const models::ClusterModel &cluster = m_context.controller.clusterModel();
    PanelRequests *requests = &m_context.requests;
    models::ItemSelection *items = &m_context.items;
    const auto add = [&entries, requests, items](const QString &idPrefix, ItemKind kind, const QString &id,
                         const QString &name, const QString &kindText, const QString &icon) {
        entries.append({idPrefix + id, name, kindText, {}, icon,
            [requests, items, kind, id] {
                emit requests->showPanelRequested(QStringLiteral("clusterDock"));
                items->select(kind, id);
            },
            {}});
    };
    for (const core::NodeStatus &node : cluster.nodes())
        add(QStringLiteral("node:"), ItemKind::Node, node.spec.id, node.spec.name, tr("node"), QStringLiteral("node"));
    for (const core::ClientStatus &client : cluster.clients())
        add(QStringLiteral("client:"), ItemKind::Client, client.spec.id, client.spec.name, tr("client"),
            QStringLiteral("client"));
}

void PaletteSources::addNames(QList<PaletteEntry> &entries) const
{
    PanelRequests *requests = &m_context.requests;
    const auto add = [&entries, requests](const QString &field, const QByteArray &name, const QString &kind) {
        const QString expression
            = QStringLiteral("%1 == %2").arg(field, core::quotedForFilter(QString::fromUtf8(name)));
        entries.append({field + QLatin1Char(':') + QString::fromUtf8(name), QString::fromUtf8(name), kind, {}, {},
            [requests, expression] { emit requests->filterRequested(expression, FilterJoin::Replace); }, {}});
    };
    QSet<QByteArray> rooms;
    for (const core::RoomCell &cell : m_rooms) {
        if (!cell.room.isEmpty() && rooms.size() < kMaxNames)
            rooms.insert(cell.room);
    }
    for (const QByteArray &room : std::as_const(rooms))
        add(QStringLiteral("room"), room, tr("room: filter the stream"));
    for (const QByteArray &channel : m_channels)
        add(QStringLiteral("channel"), channel, tr("channel: filter the stream"));
}

void PaletteSources::addMessages(QList<PaletteEntry> &entries) const
{
    PanelRequests *requests = &m_context.requests;
    for (const core::SavedMessage &message : m_context.document.shelf()) {
        const QString name = message.name.isEmpty() ? QString::fromUtf8(message.event) : message.name;
        entries.append({QStringLiteral("message:") + name, name, tr("saved message"), {}, QStringLiteral("send"),
            [requests, message] { emit requests->composeRequested(message); }, {}});
    }
}

} // namespace relayscope::ui
