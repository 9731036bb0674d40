#pragma once

#include "core/explain/bytetree.h"

#include <QAbstractItemModel>

namespace relayscope::models {

/// The values of one message as a tree, or the arguments alone. Holds a copy; replaced as a whole. GUI thread.
class ByteTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, Value, Format, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    /// The whole message: its root is the one item at the top.
    void setTree(const core::explain::ByteTree &tree);
    /// The elements of that array from `first` on are at the top.
    void setArguments(const core::explain::ByteTree &tree, int array, int first);
    void clear() { setTree({}); }

    /// Its bytes; empty for an invalid index.
    [[nodiscard]] core::explain::ByteRange range(const QModelIndex &index) const;
    /// The smallest item that holds these bytes; invalid when none does.
    [[nodiscard]] QModelIndex covering(const core::explain::ByteRange &range) const;
    /// Sets the names in the current language.
    void retranslate();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void set(const core::explain::ByteTree &tree, int top, int first);
    [[nodiscard]] bool isTop(int node) const;
    [[nodiscard]] QModelIndex indexOf(int node) const;
    [[nodiscard]] QString name(int node) const;
    [[nodiscard]] QString value(int node) const;
    [[nodiscard]] QString format(int node) const;

    core::explain::ByteTree m_tree;
    /// The array whose elements are at the top; -1: the root itself is.
    int m_top = -1;
    int m_first = 0;
};

} // namespace relayscope::models
