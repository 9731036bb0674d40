#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace relayscope::core {

/// SIGINT, SIGTERM and SIGHUP as Qt signals, so that the program can end its children before itself. Must be made on
/// the main thread, and block() be called, before any other thread is started: they inherit the blocked mask, and the
/// signals are read here only.
class TerminationSignals final : public QObject {
    Q_OBJECT

public:
    /// For a program whose application object starts threads by itself, as QApplication does on X11: called first, the
    /// signals wait until an object of this class is there. Made without it, the object blocks them itself.
    static void block();

    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;
    Q_DISABLE_COPY_MOVE(TerminationSignals)

signals:
    void received(int signalNumber);

private:
    void read();

    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace relayscope::core
