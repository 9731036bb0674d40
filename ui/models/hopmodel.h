#pragma once

#include "core/filter/filterfield.h"
#include "core/hopstore.h"

#include <QAbstractTableModel>

#include <unordered_map>

namespace relayscope::models {

/// The stream as a table, oldest row first, bounded as its HopStore is. One insert per batch; text is made when it is
/// asked for. While paused, new rows are held back within the same bounds, and come in one insert at the end. GUI
/// thread.
class HopModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Time, From, To, Channel, Event, Length, Verdict, ColumnCount };
    enum Role {
        /// quint64, 0 for a row of no message.
        MessageRole = Qt::UserRole,
        /// Tone
        ToneRole,
        /// bool: rows of one message have the same, rows of the next message the other.
        TintRole,
        /// Acknowledgement
        AcknowledgementRole,
    };
    /// What is known of the acknowledgement that a row asked for, or is.
    enum class Acknowledgement {
        None,
        Awaited,
        Received,
        /// Of one at least.
        Missing,
    };
    Q_ENUM(Acknowledgement)
    /// First and last row of a message.
    struct Span {
        int first = -1;
        int last = -1;
    };

    explicit HopModel(core::HopStore::Limits limits = {}, QObject *parent = nullptr);

    void append(const QList<core::Hop> &hops);
    void join(const QList<core::MessageJoin> &joins);
    void clear();

    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// Rows that came since the pause began and are not shown yet.
    [[nodiscard]] qsizetype heldCount() const { return m_held.size(); }
    /// Rows that made room for newer ones since clear(), held rows among them.
    [[nodiscard]] quint64 droppedCount() const { return m_store.dropped() + m_droppedUnseen; }

    [[nodiscard]] const core::Hop &hop(int row) const { return m_store.at(row); }
    /// Hop::timeNs of the first row after clear(), from which times count; 0 before it.
    [[nodiscard]] qint64 originNs() const { return m_originNs; }
    /// Where the rows of the message are; both -1 when there are none.
    [[nodiscard]] Span span(quint64 message) const;
    /// Its rows that are in the table, in order.
    [[nodiscard]] QList<core::Hop> hopsOf(quint64 message) const;
    /// By Hop::number; null when it is not in the table. Valid until the next change.
    [[nodiscard]] const core::Hop *hopByNumber(quint64 number) const;

    /// What a cell of that column shows of the hop, in the filter language.
    [[nodiscard]] static core::FilterField filterField(Column column, const core::Hop &hop);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// heldCount() or droppedCount() changed.
    void countersChanged();
    /// Rows first..last have messages joined; dataChanged() follows.
    void messagesJoined(const QList<relayscope::core::MessageJoin> &joins, int first, int last);

private:
    /// First and last row of a message, counted over all rows ever shown, and its place among the messages.
    struct Message {
        quint64 first = 0;
        quint64 last = 0;
        quint64 ordinal = 0;
        Acknowledgement acknowledgement = Acknowledgement::None;
    };

    void show(QList<core::Hop> hops);
    /// Drops the oldest of hops, which have that many bytes, until the rest is within the limits.
    void dropOverLimits(QList<core::Hop> &hops, qsizetype &bytes);
    void dropOldest(qsizetype rows);
    void note(const core::Hop &hop, quint64 serial);
    void joinHeld(const core::MessageJoin &join);
    [[nodiscard]] QString text(const core::Hop &hop, Column column) const;
    [[nodiscard]] QString accessibleText(const core::Hop &hop, Column column) const;
    [[nodiscard]] static QString acknowledgementText(Acknowledgement acknowledgement);
    [[nodiscard]] QString toolTip(const core::Hop &hop) const;
    [[nodiscard]] Acknowledgement acknowledgement(const core::Hop &hop) const;

    core::HopStore m_store;
    core::HopStore::Limits m_limits;
    std::unordered_map<quint64, Message> m_messages;
    QList<core::Hop> m_held;
    qsizetype m_heldBytes = 0;
    /// Rows that never came into the table.
    quint64 m_droppedUnseen = 0;
    /// Serial of row 0.
    quint64 m_firstSerial = 0;
    quint64 m_nextOrdinal = 0;
    /// Times are shown since the first row after clear().
    qint64 m_originNs = 0;
    bool m_hasOrigin = false;
    bool m_paused = false;
};

} // namespace relayscope::models
