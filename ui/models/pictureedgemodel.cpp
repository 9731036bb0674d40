#include "models/pictureedgemodel.h"

#include "models/picturemodel.h"

#include <QLocale>

namespace relayscope::models {

PictureEdgeModel::PictureEdgeModel(const PictureModel &picture, QObject *parent)
    : QAbstractTableModel(parent)
    , m_picture(picture)
{
    connect(&m_picture, &PictureModel::sceneChanged, this, &PictureEdgeModel::reload);
    connect(&m_picture, &PictureModel::trafficChanged, this, &PictureEdgeModel::announceNumbers);
    reload();
}

void PictureEdgeModel::reload()
{
    beginResetModel();
    m_edges = PictureLayout(m_picture.scene(), {}, {}).edges();
    endResetModel();
}

void PictureEdgeModel::announceNumbers()
{
    if (!m_edges.isEmpty())
        emit dataChanged(index(0, Rate), index(int(m_edges.size()) - 1, Total), {Qt::DisplayRole});
}

int PictureEdgeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_edges.size());
}

int PictureEdgeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PictureEdgeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = Column(index.column());
    if (role == Qt::DisplayRole)
        return text(m_edges.at(index.row()), column);
    if (role == Qt::TextAlignmentRole)
        return int((column == Rate || column == Total ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QVariant PictureEdgeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Rate || section == Total ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case From:
        return tr("From");
    case To:
        return tr("To");
    case Way:
        return tr("Way");
    case Rate:
        return tr("Per second");
    case Total:
        return tr("In all");
    case ColumnCount:
        break;
    }
    return {};
}

QString PictureEdgeModel::text(const PictureEdge &edge, Column column) const
{
    switch (column) {
    case From:
        return nameOf(edge.from);
    case To:
        return nameOf(edge.to);
    case Way:
        switch (edge.id.kind) {
        case EdgeKind::ToNode:
            return tr("to the node");
        case EdgeKind::ToClient:
            return tr("to the client, from Redis");
        case EdgeKind::LocalToClient:
            return tr("to the client, local");
        case EdgeKind::Publish:
        case EdgeKind::ForeignPublish:
            return tr("publish");
        case EdgeKind::Subscribe:
            return tr("receive");
        }
        break;
    case Rate:
        return QLocale().toString(m_picture.traffic().rate(edge.id), 'f', 1);
    case Total:
        return QLocale().toString(m_picture.traffic().total(edge.id));
    case ColumnCount:
        break;
    }
    return {};
}

QString PictureEdgeModel::nameOf(const QString &boxId) const
{
    const PictureBox *box = m_picture.scene().box(boxId);
    return box == nullptr ? QString() : box->name;
}

} // namespace relayscope::models
