#include "ui/composer/roomsedit.h"

namespace relayscope::ui {

RoomsEdit::RoomsEdit(QWidget *parent)
    : SuggestEdit(parent)
{
    connect(this, &SuggestEdit::suggestionChosen, this, &RoomsEdit::add);
}

QStringList RoomsEdit::names() const
{
    QStringList names;
    for (const QString &part : text().split(QLatin1Char(','))) {
        if (const QString name = part.trimmed(); !name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    return names;
}

QList<QByteArray> RoomsEdit::rooms() const
{
    QList<QByteArray> rooms;
    for (const QString &name : names())
        rooms.append(m_sockets.value(name, name.toUtf8()));
    return rooms;
}

void RoomsEdit::setRooms(const QList<QByteArray> &rooms)
{
    QStringList names;
    for (const QByteArray &room : rooms)
        names.append(m_sockets.key(room, QString::fromUtf8(room)));
    setText(names.join(QLatin1String(", ")));
}

void RoomsEdit::setSocketNames(const QHash<QString, QByteArray> &names)
{
    m_sockets = names;
}

void RoomsEdit::add(const QString &name)
{
    QStringList all = names();
    if (!all.contains(name))
        all.append(name);
    setText(all.join(QLatin1String(", ")));
    setCursorPosition(0); // the first name is the one to be read
}

} // namespace relayscope::ui
