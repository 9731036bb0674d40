#pragma once

#include <QByteArray>
#include <QList>

/// What the official client sent in an entry of client-wire.json, in the notation of FakeServer.
struct ClientCapture {
    QList<QByteArray> requests;
    QList<QByteArray> frames;
};
[[nodiscard]] ClientCapture readCapture(const char *entry);

/// The lines with text in them: requests on different connections may overtake each other, those of one kind not.
[[nodiscard]] QList<QByteArray> linesWith(const QList<QByteArray> &lines, const char *text);
