#pragma once

#include "core/savedmessage.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QComboBox;

namespace relayscope::ui {

class SegmentedChoice;

/// A client or a node that can send.
struct Sender {
    QString id;
    /// "client 1 at node A"
    QString label;
    bool isReady = false;
    /// Of a client: the namespace that it connects to.
    QByteArray nsp = QByteArrayLiteral("/");
    /// Of a client: the ids of its next acknowledgements by namespace, 0 where there is none.
    QHash<QByteArray, quint64> nextAckIds;

    bool operator==(const Sender &) const = default;
};

/// Who sends: a client, a node or a Redis emitter, and which one. GUI thread; part of the composer.
class SenderChoice final : public QWidget {
    Q_OBJECT

public:
    using Kind = core::SavedMessage::Sender;

    explicit SenderChoice(QWidget *parent = nullptr);

    /// The chosen one stays chosen while it is there.
    void setClients(const QList<Sender> &clients);
    void setNodes(const QList<Sender> &nodes);

    [[nodiscard]] Kind kind() const;
    /// Null for an emitter and where there is none to choose.
    [[nodiscard]] const Sender *sender() const;
    /// A sender that is not there leaves another one chosen. Tells nobody.
    void choose(Kind kind, const QString &id);
    void retranslate();

    [[nodiscard]] QWidget *focusTarget() const;

signals:
    /// By the user, or because the chosen one is gone.
    void changed();

private:
    void fill();
    [[nodiscard]] const QList<Sender> &senders() const;

    SegmentedChoice *m_kind;
    QComboBox *m_who;
    QList<Sender> m_clients;
    QList<Sender> m_nodes;
    /// What was chosen last of each kind, to come back to.
    QHash<int, QString> m_lastIds;
};

} // namespace relayscope::ui
