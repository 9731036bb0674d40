#include "captures.h"

#include "support/goldenvectors.h"

#include <QRegularExpression>

namespace relayscope::engineio {

QByteArray normalised(const QByteArray &bytes)
{
    static const QRegularExpression kDate(QStringLiteral("\r\nDate: [^\r]*GMT\r\n"));
    static const QRegularExpression kSid(QStringLiteral("\"sid\":\"[A-Za-z0-9_-]{20}\""));
    QString text = QString::fromLatin1(bytes);
    text.replace(kDate, QStringLiteral("\r\nDate: *\r\n")).replace(kSid, QStringLiteral("\"sid\":\"*\""));
    return text.toLatin1();
}

QByteArray capturedResponse(const char *entry, const char *label)
{
    static const std::vector<golden::Entry> kEntries = golden::load("engineio-http");
    for (const golden::Entry &candidate : kEntries) {
        if (candidate.name != entry)
            continue;
        for (const QJsonValue &step : candidate.object[QLatin1String("steps")].toArray()) {
            const QJsonObject object = step.toObject();
            if (object[QLatin1String("label")] == QLatin1String(label))
                return normalised(golden::bytes(object[QLatin1String("response")].toObject(), "raw_hex"));
        }
    }
    qFatal("no step \"%s\" in capture %s", label, entry);
}

} // namespace relayscope::engineio
