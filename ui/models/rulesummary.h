#pragma once

#include <QAbstractListModel>
#include <QByteArray>
#include <QStringList>

namespace relayscope::protocol {
class Value;
}

namespace relayscope::models {

/// A rules file in words, one row for each rule: "on chat: emit chat to room lobby". Text that is no JSON leaves the
/// rows as they are, since it is being typed. GUI thread.
class RuleSummary final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        /// QString: when the actions run.
        TriggerRole = Qt::UserRole,
        /// QString: what is done.
        ActionsRole,
    };

    using QAbstractListModel::QAbstractListModel;

    void setRules(const QByteArray &json);
    /// Writes the rows again in the language of the moment.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString trigger;
        QString actions;
        bool operator==(const Row &) const = default;
    };

    [[nodiscard]] static QList<Row> rowsOf(const protocol::Value &rules);

    QByteArray m_rules;
    QList<Row> m_rows;
};

} // namespace relayscope::models
