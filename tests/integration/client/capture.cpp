#include "capture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace {

QJsonArray transcriptOf(const char *name)
{
    QFile file(QStringLiteral(RELAYSCOPE_TEST_DATA "/client-wire.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll())[QLatin1String("entries")].toArray();
    for (const QJsonValue &entry : entries) {
        if (entry[QLatin1String("name")] == QLatin1String(name)) {
            return entry[QLatin1String("transcript")].toArray();
        }
    }
    return {};
}

QByteArray requestLine(const QJsonValue &step)
{
    static const QRegularExpression varying(QStringLiteral("([?&](?:t|sid)=)[^& ]*"));
    QByteArray line = step[QLatin1String("request_line")].toString().replace(varying, QStringLiteral("\\1*")).toUtf8();
    line.chop(qsizetype(sizeof(" HTTP/1.1")) - 1);
    const QByteArray body = step[QLatin1String("body")].toString().toUtf8();
    return body.isEmpty() ? line : line + ' ' + body;
}

} // namespace

ClientCapture readCapture(const char *entry)
{
    ClientCapture capture;
    const QJsonArray transcript = transcriptOf(entry);
    for (const QJsonValue &step : transcript) {
        const QString kind = step[QLatin1String("kind")].toString();
        if (step[QLatin1String("dir")] != QLatin1String("c>s")) {
            continue;
        }
        if (kind == QLatin1String("http-request")) {
            capture.requests.append(requestLine(step));
        } else if (kind == QLatin1String("ws-text")) {
            capture.frames.append(step[QLatin1String("text")].toString().toUtf8());
        } else if (kind == QLatin1String("ws-binary")) {
            capture.frames.append('<' + step[QLatin1String("hex")].toString().toUtf8() + '>');
        } else if (kind == QLatin1String("ws-close")) {
            capture.frames.append("close");
        }
    }
    return capture;
}

QList<QByteArray> linesWith(const QList<QByteArray> &lines, const char *text)
{
    QList<QByteArray> found = lines;
    found.removeIf([text](const QByteArray &line) { return !line.contains(text); });
    return found;
}
