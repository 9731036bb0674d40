#include "socketio/identifiers.h"

#include <QRandomGenerator>

#include <array>

namespace relayscope::socketio {

namespace {

constexpr qsizetype kRandomBytes = 12;
constexpr qsizetype kAdapterIdLength = 6;
constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

} // namespace

QByteArray makeSocketId(quint32 serial)
{
    std::array<quint32, kRandomBytes / sizeof(quint32)> random{};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    QByteArray bytes(reinterpret_cast<const char *>(random.data()), kRandomBytes);
    bytes.append(static_cast<char>(serial >> 16)).append(static_cast<char>(serial >> 8));
    bytes.append(static_cast<char>(serial));
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray makeAdapterId()
{
    QByteArray id(kAdapterIdLength, Qt::Uninitialized);
    for (char &character : id)
        character = kAlphabet[QRandomGenerator::system()->bounded(64)];
    return id;
}

} // namespace relayscope::socketio
