#pragma once

#include "models/clustermodel.h"

#include <QObject>
#include <QString>

namespace relayscope::models {

/// The part of the cluster that all views mark: whoever lets the user select calls select(), whoever shows listens to
/// changed(). GUI thread.
class ItemSelection final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// None: nothing is selected.
    [[nodiscard]] ItemKind kind() const { return m_kind; }
    /// Of a node or client; empty for Redis, of which there is one.
    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] bool isSelected(ItemKind kind, const QString &id) const { return kind == m_kind && id == m_id; }

    void select(ItemKind kind, const QString &id = {});
    void clear() { select(ItemKind::None); }

signals:
    void changed();

private:
    ItemKind m_kind = ItemKind::None;
    QString m_id;
};

} // namespace relayscope::models
