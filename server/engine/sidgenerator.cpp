#include "engine/sidgenerator.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <array>

namespace relayscope::engineio {

QByteArray SidGenerator::next()
{
    std::array<quint32, 4> words;
    QRandomGenerator::system()->generate(words.begin(), words.begin() + 3);
    // The counter's three low bytes, big endian, directly behind the 12 random bytes.
    words[3] = qToBigEndian(m_counter << 8);
    ++m_counter;
    const QByteArray raw = QByteArray::fromRawData(reinterpret_cast<const char *>(words.data()), 15);
    return raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace relayscope::engineio
