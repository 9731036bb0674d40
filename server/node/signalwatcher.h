#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QString>

namespace relayscope::node {

/// SIGTERM and SIGINT as a Qt signal on the loop of the thread that makes it. One per process, made before other
/// threads: it blocks both signals and reads them from a signalfd.
class SignalWatcher final : public QObject {
    Q_OBJECT

public:
    explicit SignalWatcher(QObject *parent = nullptr);
    ~SignalWatcher() override;
    Q_DISABLE_COPY_MOVE(SignalWatcher)

signals:
    /// name: SIGTERM or SIGINT.
    void terminationRequested(const QString &name);

private:
    void read();

    int m_fd;
    QSocketNotifier m_notifier;
};

} // namespace relayscope::node
