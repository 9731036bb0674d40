#pragma once

#include "models/fuzzymatch.h"

#include <QAbstractListModel>

#include <functional>

namespace relayscope::models {

/// Something that can be found by name and done.
struct PaletteEntry {
    /// Stable over languages and runs, to know what was used last: "action:runDemo", "node:node-a".
    QString id;
    QString text;
    /// What kind of thing it is: "node", "room".
    QString kind;
    /// Its key as the user presses it; empty for none.
    QString key;
    /// Name of a symbolic icon; empty for none.
    QString icon;
    std::function<void()> run;
    /// What else it can be found by: its English name, for those who read of it in another language. Not shown.
    QString otherName;
};

/// The entries that match what was typed, best first; with nothing typed, what was used last comes first. GUI thread.
class PaletteModel final : public QAbstractListModel {
    Q_OBJECT

public:
    /// Shown at most: nobody reads further.
    static constexpr int kMaxRows = 50;
    enum Role {
        KindRole = Qt::UserRole,
        KeyRole,
        IconRole,
        /// QList<int>: the matched characters of the text.
        PositionsRole,
    };

    using QAbstractListModel::QAbstractListModel;

    /// recent: ids, last used first.
    void setEntries(QList<PaletteEntry> entries, const QStringList &recent);
    void setQuery(const QString &query);
    [[nodiscard]] const PaletteEntry &entry(int row) const { return m_entries.at(m_rows.at(row).entry); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        qsizetype entry = 0;
        FuzzyMatch match;
    };
    void rebuild();

    QList<PaletteEntry> m_entries;
    QStringList m_recent;
    QString m_query;
    QList<Row> m_rows;
};

} // namespace relayscope::models
