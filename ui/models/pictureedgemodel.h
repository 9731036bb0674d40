#pragma once

#include "models/picturelayout.h"

#include <QAbstractTableModel>

namespace relayscope::models {

class PictureModel;

/// The edges of the picture as a table: what is drawn, for those who read it. GUI thread; its rows change with the
/// scene, its numbers with the traffic.
class PictureEdgeModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { From, To, Way, Rate, Total, ColumnCount };

    explicit PictureEdgeModel(const PictureModel &picture, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Takes the edges of the scene as it is now.
    void reload();

private:
    [[nodiscard]] QString text(const PictureEdge &edge, Column column) const;
    [[nodiscard]] QString nameOf(const QString &boxId) const;
    void announceNumbers();

    const PictureModel &m_picture;
    QList<PictureEdge> m_edges;
};

} // namespace relayscope::models
