#pragma once

#include "core/stats/delivery.h"

#include <QAbstractTableModel>

namespace relayscope::models {

/// The accounts of delivery: a row for all events, then one for each. GUI thread.
class DeliveryModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Event, Expected, Delivered, Open, Duplicate, Lost, ColumnCount };
    enum Role {
        /// Tone of the cell.
        ToneRole = Qt::UserRole,
        /// QByteArray, empty in the row for all.
        EventRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows that stay keep their place in the view.
    void setReport(const core::DeliveryReport &report);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const core::DeliveryAccount &account(int row) const;
    [[nodiscard]] QString text(int row, Column column) const;

    core::DeliveryReport m_report;
};

/// The events that did not come, newest first. GUI thread.
class LostModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Event, Client, ColumnCount };
    enum Role {
        /// quint64: message and row of the stream.
        MessageRole = Qt::UserRole,
        HopRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// originNs: of the stream, from which its times count.
    void setLost(const QList<core::LostDelivery> &lost, qint64 originNs);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<core::LostDelivery> m_lost;
    qint64 m_originNs = 0;
};

} // namespace relayscope::models
