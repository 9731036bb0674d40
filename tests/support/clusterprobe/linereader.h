#pragma once

#include <QByteArray>
#include <QSocketNotifier>

#include <functional>

namespace relayscope::probe {

/// Lines of a pipe as they come, on the event loop of its thread.
class LineReader final {
public:
    /// descriptor is borrowed. closed runs once, at the end of the stream.
    LineReader(int descriptor, std::function<void(const QByteArray &line)> lineRead, std::function<void()> closed);
    Q_DISABLE_COPY_MOVE(LineReader)

private:
    void read();

    int m_descriptor;
    std::function<void(const QByteArray &line)> m_lineRead;
    std::function<void()> m_closed;
    QByteArray m_buffer;
    QSocketNotifier m_notifier;
};

} // namespace relayscope::probe
