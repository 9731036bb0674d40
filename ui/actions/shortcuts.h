#pragma once

#include "ui/actions/actionregistry.h"

#include <QHash>
#include <QKeySequence>
#include <QList>

#include <optional>

namespace relayscope::ui {

class Settings;

/// The keys of the actions: what the program gives them, and what the user made of it, which is remembered. GUI thread;
/// owned by the main window.
class Shortcuts final {
public:
    /// Gives the actions the keys that the user chose before.
    Shortcuts(ActionRegistry &actions, Settings &settings);

    [[nodiscard]] QKeySequence key(ActionId id) const;
    [[nodiscard]] bool isDefault(ActionId id) const;
    /// Another action that answers to this key wherever this one does; nothing for an empty key.
    [[nodiscard]] std::optional<ActionId> conflict(ActionId id, const QKeySequence &key) const;
    /// Empty: no key. A key that another action has is taken from it.
    void set(ActionId id, const QKeySequence &key);
    void reset(ActionId id);

private:
    void apply(ActionId id, const QList<QKeySequence> &keys);
    void remember();

    ActionRegistry &m_actions;
    Settings &m_settings;
    QHash<ActionId, QList<QKeySequence>> m_defaults;
};

} // namespace relayscope::ui
