#pragma once

#include <QObject>

namespace relayscope::models {

/// The message, and the row of it, that all views show: whoever lets the user select calls select(), whoever shows
/// listens to changed(). GUI thread.
class MessageSelection final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Number of the message, 0 for none: nothing is selected, or a row of no message.
    [[nodiscard]] quint64 message() const { return m_message; }
    /// Number of the row (core::Hop::number), 0 for the message as a whole or for nothing.
    [[nodiscard]] quint64 hop() const { return m_hop; }
    [[nodiscard]] bool isEmpty() const { return m_message == 0 && m_hop == 0; }

    void select(quint64 message, quint64 hop = 0);
    void clear() { select(0); }

signals:
    void changed();

private:
    quint64 m_message = 0;
    quint64 m_hop = 0;
};

} // namespace relayscope::models
