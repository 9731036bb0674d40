#include "support/hostilebytes.h"

#include <QRandomGenerator>

namespace relayscope::hostile {

namespace {

void mutate(QByteArray &bytes, QRandomGenerator &random)
{
    const qsizetype position = random.bounded(static_cast<int>(bytes.size()) + 1);
    const char byte = static_cast<char>(random.bounded(256));
    switch (random.bounded(3)) {
    case 0:
        bytes.insert(position, byte);
        break;
    case 1:
        bytes.remove(position, 1);
        break;
    default:
        if (position < bytes.size())
            bytes[position] = byte;
    }
}

} // namespace

QList<QByteArray> truncations(const QByteArray &bytes)
{
    QList<QByteArray> result;
    for (qsizetype size = 0; size < bytes.size(); ++size)
        result.append(bytes.first(size));
    return result;
}

QList<QByteArray> mutations(const QByteArray &bytes, quint32 seed, int count)
{
    QRandomGenerator random(seed);
    QList<QByteArray> result;
    for (int i = 0; i < count; ++i) {
        QByteArray mutated = bytes;
        const int changes = 1 + random.bounded(4);
        for (int change = 0; change < changes; ++change)
            mutate(mutated, random);
        result.append(mutated);
    }
    return result;
}

QList<QByteArray> noise(quint32 seed, int count, int maxSize)
{
    QRandomGenerator random(seed);
    QList<QByteArray> result;
    for (int i = 0; i < count; ++i) {
        QByteArray bytes(random.bounded(maxSize + 1), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(random.bounded(256));
        result.append(bytes);
    }
    return result;
}

} // namespace relayscope::hostile
