#pragma once

#include "eventmill.h"
#include "telemetry/frame.h"

#include <QLocalSocket>
#include <QObject>
#include <QTimer>

namespace relayscope::bench {

/// Stands in for relayscope-node in a real cluster: says that it is ready, and reports events that never happened, over
/// the real socket and in the real frames.
class FakeNode final : public QObject {
    Q_OBJECT

public:
    struct Options {
        QByteArray name;
        QString hub;
        QByteArray token;
        qint64 eventsPerSecond = 0;
        qint64 seconds = 0;
    };

    explicit FakeNode(Options options);
    Q_DISABLE_COPY_MOVE(FakeNode)

    void start();

private:
    void sayHello();
    void read();
    void sendState();
    void sendEvents();
    void finish();

    Options m_options;
    EventMill m_mill;
    QLocalSocket m_socket;
    telemetry::FrameReader m_reader;
    QTimer m_timer;
    qint64 m_sentUpToNs = 0;
    qint64 m_endNs = 0;
    qint64 m_sent = 0;
    qint64 m_dropped = 0;
    quint64 m_droppedSinceBatch = 0;
};

} // namespace relayscope::bench
