#include "models/hopmime.h"

#include <QMimeData>

namespace relayscope::models {

QString hopMimeType()
{
    return QStringLiteral("application/x-relayscope-hop");
}

QMimeData *hopMimeData(const QList<quint64> &numbers)
{
    QByteArray bytes;
    for (const quint64 number : numbers)
        bytes += QByteArray::number(number) + ' ';
    auto *data = new QMimeData;
    data->setData(hopMimeType(), bytes);
    return data;
}

QList<quint64> hopNumbers(const QMimeData &data)
{
    QList<quint64> numbers;
    for (const QByteArray &part : data.data(hopMimeType()).simplified().split(' ')) {
        bool isNumber = false;
        const quint64 number = part.toULongLong(&isNumber);
        if (isNumber)
            numbers.append(number);
    }
    return numbers;
}

} // namespace relayscope::models
