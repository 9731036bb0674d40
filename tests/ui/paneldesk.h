#pragma once

#include "core/cluster.h"
#include "core/programs.h"
#include "models/itemselection.h"
#include "models/messageselection.h"
#include "ui/actions/actionregistry.h"
#include "ui/clustercontroller.h"
#include "ui/document/documentsession.h"
#include "ui/panelcontext.h"
#include "ui/panelrequests.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"

#include <QSettings>
#include <QTemporaryDir>

/// What a panel needs, with a cluster that does not run: the test feeds it by hand.
struct PanelDesk {
    QTemporaryDir directory;
    QSettings store{directory.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    relayscope::core::Cluster cluster{relayscope::core::Programs()};
    relayscope::ui::ActionRegistry actions;
    relayscope::ui::DocumentSession document{cluster};
    relayscope::ui::ClusterController controller{cluster, document, actions};
    relayscope::models::MessageSelection selection;
    relayscope::models::ItemSelection items;
    relayscope::ui::PanelRequests requests;
    relayscope::ui::Settings settings{store};
    relayscope::ui::Theme theme;
    relayscope::ui::PanelContext context{
        cluster, controller, document, actions, selection, items, requests, settings, theme};
};
