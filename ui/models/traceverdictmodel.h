#pragma once

#include "core/trace.h"

#include <QAbstractListModel>

namespace relayscope::models {

/// What a message became at each node and socket, one sentence per row. GUI thread.
class TraceVerdictModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        /// Tone
        ToneRole = Qt::UserRole,
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] const core::TraceVerdict &verdict(int row) const { return m_verdicts.at(row); }
    void setVerdicts(const QList<core::TraceVerdict> &verdicts);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<core::TraceVerdict> m_verdicts;
};

} // namespace relayscope::models
