#pragma once

#include "core/hop.h"

#include <optional>
#include <vector>

namespace relayscope::core {

/// When the messages on their way were sent. A table of fixed size, addressed by message number: a message is forgotten
/// when one that is kSlots later takes its place.
class OpenMessages final {
public:
    static constexpr std::size_t kSlots = 65'536;

    OpenMessages();

    void sent(quint64 message, qint64 timeNs);
    void join(const MessageJoin &join);
    /// Nothing for a message that no client sent, or that is forgotten.
    [[nodiscard]] std::optional<qint64> sentNs(quint64 message) const;

private:
    struct Slot {
        quint64 message = 0;
        qint64 sentNs = 0;
    };

    std::vector<Slot> m_slots;
};

} // namespace relayscope::core
