#pragma once

#include "ui/actions/actionregistry.h"

#include <QAbstractTableModel>

namespace relayscope::ui {

class Shortcuts;

/// The actions and their keys as a table whose key column can be edited. GUI thread.
class ShortcutModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Action, Key, ColumnCount };

    ShortcutModel(ActionRegistry &actions, Shortcuts &shortcuts, QObject *parent = nullptr);

    void reset(const QModelIndex &index);
    [[nodiscard]] ActionId idAt(const QModelIndex &index) const { return ActionId(index.row()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// value: QKeySequence.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    /// The key was taken from another action, told in words.
    void keyTaken(const QString &text);

private:
    ActionRegistry &m_actions;
    Shortcuts &m_shortcuts;
};

} // namespace relayscope::ui
