#pragma once

#include "core/filter/hopfilter.h"
#include "models/hopmodel.h"
#include "models/messagebrackets.h"

#include <QBasicTimer>

#include <chrono>
#include <deque>

namespace relayscope::models {

/// The rows of a HopModel that a filter lets through, in their order. New rows are looked at as they come; after a
/// change of the filter, or when many come at once, all rows are looked at in slices between which the event loop runs.
/// Columns and roles are those of HopModel. GUI thread; the HopModel outlives it.
class FilteredHopModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Longest time at once that rows are looked at.
    static constexpr std::chrono::milliseconds kSlice{8};

    explicit FilteredHopModel(HopModel &hops, QObject *parent = nullptr);

    /// Rows of noise (core::Hop::isNoise) are hidden unless showNoise.
    void setFilter(const core::HopFilter &filter, bool showNoise);
    [[nodiscard]] const core::HopFilter &filter() const { return m_filter; }
    [[nodiscard]] bool showsNoise() const { return m_showNoise; }

    [[nodiscard]] const HopModel &hops() const { return m_hops; }
    [[nodiscard]] const core::Hop &hop(int row) const { return m_hops.hop(sourceRow(row)); }
    /// Row in the HopModel.
    [[nodiscard]] int sourceRow(int row) const { return int(m_serials.at(std::size_t(row)) - m_firstSerial); }
    /// The row with that Hop::number; -1 when it is not shown.
    [[nodiscard]] int rowOf(quint64 number) const;
    /// The nearest row of the same message after or before that row; -1 when there is none.
    [[nodiscard]] int nextOfMessage(int row) const;
    [[nodiscard]] int previousOfMessage(int row) const;
    [[nodiscard]] MessageBrackets::Mark bracket(int row) const;
    /// First and last row of the message; both -1 when none is shown.
    [[nodiscard]] HopModel::Span span(quint64 message) const;

    /// Rows of noise that the filter would let through and that are hidden, among those looked at.
    [[nodiscard]] quint64 hiddenNoise() const { return quint64(m_noiseSerials.size()); }
    /// Part of the rows that has been looked at, 0..1; 1 when there is nothing left to do.
    [[nodiscard]] double progress() const;
    [[nodiscard]] bool isScanning() const { return m_timer.isActive(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Rows can be dragged, to the shelf.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;

signals:
    /// rowCount(), hiddenNoise(), progress() or the number of rows of the HopModel changed.
    void countersChanged();
    /// Of the rows that the HopModel got since the filter was set, so many more are here.
    void rowsArrived(int count);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void restart();
    /// Looks at rows until all are done or the time is over; then goes on with the timer.
    void scan();
    void prepareToDrop(int rows);
    void drop(int rows);
    void updateJoined(const QList<core::MessageJoin> &joins, int first, int last);
    void forwardChange(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles);
    [[nodiscard]] bool passes(const core::Hop &hop) const { return m_filter.matches(hop, m_hops.originNs()); }
    /// The first row whose serial is not below that; rowCount() when there is none.
    [[nodiscard]] int lowerBound(quint64 serial) const;

    HopModel &m_hops;
    core::HopFilter m_filter;
    bool m_showNoise = false;
    /// Serials count all rows that the HopModel ever had: row plus m_firstSerial. Ascending.
    std::deque<quint64> m_serials;
    std::deque<quint64> m_noiseSerials;
    MessageBrackets m_brackets;
    /// Serial of row 0 of the HopModel.
    quint64 m_firstSerial = 0;
    /// The first that has not been looked at.
    quint64 m_nextSerial = 0;
    /// The first that came after the filter was set.
    quint64 m_newSerial = 0;
    int m_droppingRows = 0;
    QBasicTimer m_timer;
};

} // namespace relayscope::models
