#pragma once

#include "core/savedmessage.h"

#include <QAbstractListModel>
#include <QHash>

namespace relayscope::models {

/// The shelf: saved messages in the order of the user. It shows the list that it is given; edits are asked for, with
/// the list as it should be, and take effect when that list comes back: so they can be undone by whoever keeps it.
/// Rows can be dragged within it; rows of the stream can be dropped on it. GUI thread.
class ShelfModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        /// core::SavedMessage
        MessageRole = Qt::UserRole,
        /// QString: who sends what, one line.
        DetailRole,
    };
    enum class Edit { Insert, Remove, Move, Rename };

    using QAbstractListModel::QAbstractListModel;

    /// Changes only the rows that differ, so that a selection stays.
    void setMessages(const QList<core::SavedMessage> &messages);
    [[nodiscard]] const QList<core::SavedMessage> &messages() const { return m_messages; }
    /// Names of clients and nodes by their ids.
    void setSenderNames(const QHash<QString, QString> &names);
    void retranslate();

    /// Rows out of range are ignored; row == rowCount() appends.
    void insert(int row, const QList<core::SavedMessage> &messages);
    void remove(QList<int> rows);
    /// before: the row that they will stand before.
    void move(QList<int> rows, int before);
    void rename(int row, const QString &name);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    bool dropMimeData(
        const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

signals:
    /// The list as the user wants it.
    void editRequested(
        const QList<relayscope::core::SavedMessage> &messages, relayscope::models::ShelfModel::Edit edit);
    /// Rows of the stream were dropped, to stand before that row.
    void hopsDropped(const QList<quint64> &numbers, int before);

private:
    [[nodiscard]] QString detail(const core::SavedMessage &message) const;
    [[nodiscard]] QString senderName(const core::SavedMessage &message) const;

    QList<core::SavedMessage> m_messages;
    QHash<QString, QString> m_senderNames;
};

} // namespace relayscope::models
