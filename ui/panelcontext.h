#pragma once

namespace relayscope::core {
class Cluster;
}

namespace relayscope::models {
class ItemSelection;
class MessageSelection;
} // namespace relayscope::models

namespace relayscope::ui {

class ActionRegistry;
class ClusterController;
class DocumentSession;
class PanelRequests;
class Settings;
class Theme;

/// What every panel of the window is given: it reads from these and asks through them, and knows no other panel. All of
/// them outlive the panels.
struct PanelContext {
    core::Cluster &cluster;
    ClusterController &controller;
    DocumentSession &document;
    ActionRegistry &actions;
    models::MessageSelection &selection;
    models::ItemSelection &items;
    PanelRequests &requests;
    Settings &settings;
    Theme &theme;
};

} // namespace relayscope::ui
