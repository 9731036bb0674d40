#include "ui/actions/shortcuts.h"

#include "ui/settings.h"

#include <QAction>

namespace relayscope::ui {

namespace {

QList<ActionId> allActions()
{
    QList<ActionId> ids;
    for (int id = 0; id < int(ActionId::Count); ++id)
        ids.append(ActionId(id));
    return ids;
}

} // namespace

Shortcuts::Shortcuts(ActionRegistry &actions, Settings &settings)
    : m_actions(actions)
    , m_settings(settings)
{
    const QVariantMap chosen = m_settings.shortcuts();
    for (const ActionId id : allActions()) {
        QAction *action = m_actions[id];
        m_defaults.insert(id, action->shortcuts());
        if (const auto key = chosen.constFind(action->objectName()); key != chosen.cend())
            action->setShortcut(QKeySequence(key->toString(), QKeySequence::PortableText));
    }
    m_actions.retranslate(); // tool tips tell the keys
}

QKeySequence Shortcuts::key(ActionId id) const
{
    return m_actions[id]->shortcut();
}

bool Shortcuts::isDefault(ActionId id) const
{
    return m_actions[id]->shortcuts() == m_defaults.value(id);
}

std::optional<ActionId> Shortcuts::conflict(ActionId id, const QKeySequence &key) const
{
    if (key.isEmpty())
        return std::nullopt;
    const bool isEverywhere = m_actions[id]->shortcutContext() == Qt::WindowShortcut;
    for (const ActionId other : allActions()) {
        const QAction *action = m_actions[other];
        // Two panels may use the same key: only one of them has the focus.
        const bool meets = isEverywhere || action->shortcutContext() == Qt::WindowShortcut;
        if (other != id && meets && action->shortcuts().contains(key))
            return other;
    }
    return std::nullopt;
}

void Shortcuts::set(ActionId id, const QKeySequence &key)
{
    if (const auto other = conflict(id, key)) {
        QList<QKeySequence> left = m_actions[*other]->shortcuts();
        left.removeAll(key);
        apply(*other, left);
    }
    apply(id, key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key});
    remember();
}

void Shortcuts::reset(ActionId id)
{
    apply(id, m_defaults.value(id));
    remember();
}

void Shortcuts::apply(ActionId id, const QList<QKeySequence> &keys)
{
    m_actions[id]->setShortcuts(keys);
    m_actions.retranslate();
}

void Shortcuts::remember()
{
    QVariantMap chosen;
    for (const ActionId id : allActions()) {
        if (!isDefault(id))
            chosen.insert(m_actions[id]->objectName(), key(id).toString(QKeySequence::PortableText));
    }
    m_settings.setShortcuts(chosen);
}

} // namespace relayscope::ui
