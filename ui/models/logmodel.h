#pragma once

#include "core/logline.h"

#include <QAbstractTableModel>
#include <QHash>

#include <deque>

namespace relayscope::models {

/// How many lines are kept.
struct LogLimits {
    qsizetype rows = 20'000;
    qsizetype bytes = 8'000'000;
};

/// Lines of all processes in the order in which they came, one source or all of them; oldest first. Bounded by rows and
/// bytes: the oldest go first and are counted. Lines of a process that has ended stay. GUI thread.
class LogModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Source, Text, ColumnCount };
    enum Role {
        /// qint64, nanoseconds of CLOCK_MONOTONIC.
        TimeNsRole = Qt::UserRole,
        /// Tone: what a process wrote to its error stream is pending, what we say of it quiet.
        ToneRole,
    };
    explicit LogModel(LogLimits limits = {}, QObject *parent = nullptr);

    void append(const QList<core::LogLine> &batch);
    void clear();
    /// Id as in core::LogLine::source; empty for all.
    void setSource(const QString &id);
    [[nodiscard]] const QString &source() const { return m_source; }
    /// What people read in place of an id.
    void setSourceName(const QString &id, const QString &name);
    /// As for HopModel: times count from there.
    void setOrigin(qint64 originNs);

    /// Sources that have lines, in the order in which they came first.
    [[nodiscard]] const QStringList &sources() const { return m_sources; }
    [[nodiscard]] QString sourceName(const QString &id) const { return m_names.value(id, id); }
    /// Lines that made room for newer ones.
    [[nodiscard]] quint64 droppedCount() const { return m_dropped; }
    /// Row whose time is nearest; -1 when there is none.
    [[nodiscard]] int rowNear(qint64 timeNs) const;
    /// Next row after (or before) that one with the text in it, whatever its case, going round the end; -1 for none.
    [[nodiscard]] int find(const QString &text, int from, bool forward) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// A source has its first line, or a name.
    void sourcesChanged();

private:
    struct Line {
        core::LogLine line;
        /// Counted over all lines ever added.
        quint64 serial = 0;
    };

    [[nodiscard]] const core::LogLine &lineAt(int row) const;
    void makeRoom(const QList<core::LogLine> &lines);
    void dropOldest(std::size_t count);

    LogLimits m_limits;
    std::deque<Line> m_lines;
    /// Serials of the lines of the source that is shown.
    std::deque<quint64> m_shown;
    qsizetype m_bytes = 0;
    quint64 m_nextSerial = 0;
    quint64 m_dropped = 0;
    QString m_source;
    QStringList m_sources;
    QHash<QString, QString> m_names;
    qint64 m_originNs = 0;
};

/// The text without escape sequences of a terminal (colours, cursor movements) and other control characters.
[[nodiscard]] QString withoutTerminalCodes(const QString &text);

} // namespace relayscope::models
