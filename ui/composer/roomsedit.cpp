#include "ui/composer/roomsedit.h"

namespace relayscope::ui {

RoomsEdit::RoomsEdit(QWidget *parent)
    : SuggestEdit(parent)
{
    connect(this, &SuggestEdit::suggestionChosen, this, &RoomsEdit::add);
}

QList<QByteArray> RoomsEdit::rooms() const
{
    QList<QByteArray> rooms;
    for (const QString &part : text().split(QLatin1Char(','))) {
        const QByteArray room = part.trimmed().toUtf8();
        if (!room.isEmpty() && !rooms.contains(room))
            rooms.append(room);
    }
    return rooms;
}

void RoomsEdit::setRooms(const QList<QByteArray> &rooms)
{
    setText(QString::fromUtf8(rooms.join(", ")));
}

void RoomsEdit::add(const QString &room)
{
    QList<QByteArray> all = rooms();
    if (!all.contains(room.toUtf8()))
        all.append(room.toUtf8());
    setRooms(all);
}

} // namespace relayscope::ui
