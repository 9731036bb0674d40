#pragma once

#include "core/trace.h"

#include <QAbstractTableModel>

namespace relayscope::models {

/// The steps of one trace as a table: what its pictures show, for the keyboard, the clipboard and screen readers. GUI
/// thread.
class TraceModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Where, What, Duration, Verdict, Evidence, ColumnCount };
    enum Role {
        /// Tone
        ToneRole = Qt::UserRole,
        /// qint64, ns since the first hop.
        DepartureRole,
        ArrivalRole,
        /// bool
        InferredRole,
        StoppedRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows are appended and changed in place while the trace of one message grows; another message resets.
    void setTrace(const core::Trace &trace);
    [[nodiscard]] const core::Trace &trace() const { return m_trace; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const core::TraceStep &step, Column column) const;

    core::Trace m_trace;
};

/// "client 1 -> node A", or the one place of a note.
[[nodiscard]] QString whereText(const core::Trace &trace, const core::TraceStep &step);
/// All that is known of a step, on lines of its own.
[[nodiscard]] QString stepToolTip(const core::Trace &trace, int step);

} // namespace relayscope::models
