#pragma once

#include "ui/composer/suggestedit.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace relayscope::ui {

/// Rooms with commas between them; a client is written by its name and stands for its socket, whatever id that has by
/// the time it is sent. GUI thread.
class RoomsEdit final : public SuggestEdit {
    Q_OBJECT

public:
    explicit RoomsEdit(QWidget *parent = nullptr);

    [[nodiscard]] QList<QByteArray> rooms() const;
    void setRooms(const QList<QByteArray> &rooms);
    /// Socket ids of the clients that are connected, by name.
    void setSocketNames(const QHash<QString, QByteArray> &names);

private:
    void add(const QString &name);
    [[nodiscard]] QStringList names() const;

    QHash<QString, QByteArray> m_sockets;
};

} // namespace relayscope::ui
