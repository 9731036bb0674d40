#include "ui/preferences/shortcutmodel.h"

#include "ui/actions/shortcuts.h"

#include <QAction>
#include <QFont>

namespace relayscope::ui {

ShortcutModel::ShortcutModel(ActionRegistry &actions, Shortcuts &shortcuts, QObject *parent)
    : QAbstractTableModel(parent)
    , m_actions(actions)
    , m_shortcuts(shortcuts)
{
}

void ShortcutModel::reset(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_shortcuts.reset(idAt(index));
    emit dataChanged(index.siblingAtColumn(Action), index.siblingAtColumn(Key));
}

int ShortcutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ActionId::Count);
}

int ShortcutModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ActionId id = idAt(index);
    if (role == Qt::FontRole && !m_shortcuts.isDefault(id)) {
        QFont changed;
        changed.setBold(true);
        return changed;
    }
    if (index.column() == Action)
        return role == Qt::DisplayRole ? m_actions.fullName(id) : QVariant();
    if (role == Qt::DisplayRole)
        return m_shortcuts.key(id).toString(QKeySequence::NativeText);
    if (role == Qt::EditRole)
        return m_shortcuts.key(id);
    return {};
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section == Action ? tr("Command") : tr("Key");
}

Qt::ItemFlags ShortcutModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Key ? flags | Qt::ItemIsEditable : flags;
}

bool ShortcutModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || index.column() != Key)
        return false;
    const auto key = value.value<QKeySequence>();
    const ActionId id = idAt(index);
    if (const auto other = m_shortcuts.conflict(id, key))
        emit keyTaken(tr("%1 was the key of \"%2\", which has none now.")
                          .arg(key.toString(QKeySequence::NativeText), m_actions.fullName(*other)));
    m_shortcuts.set(id, key);
    emit dataChanged(this->index(0, 0), this->index(rowCount() - 1, ColumnCount - 1));
    return true;
}

} // namespace relayscope::ui
