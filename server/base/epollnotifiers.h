#pragma once

#include <QSocketNotifier>

#include <sys/epoll.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace relayscope {

/// The socket notifiers of one event dispatcher behind one epoll descriptor: up to one per descriptor and type. Changes
/// are collected and reach epoll_ctl once, in flush(). Lives on the dispatcher's thread, owned by it.
class EpollNotifiers final {
public:
    /// wakeFd is watched for reading from the start; an event on it is reported by isWake().
    explicit EpollNotifiers(int wakeFd);
    ~EpollNotifiers();
    Q_DISABLE_COPY_MOVE(EpollNotifiers)

    void add(QSocketNotifier *notifier);
    void remove(QSocketNotifier *notifier);

    /// Brings the kernel up to date; before each wait().
    void flush();
    /// Descriptors that epoll refuses (regular files) count as ready at all times, as with poll(): do not block.
    [[nodiscard]] bool hasAlwaysReady() const { return !m_alwaysReady.empty(); }

    /// epoll_wait: the events that are ready, none when a signal came. timeoutMs -1 waits for ever.
    [[nodiscard]] std::span<epoll_event> wait(std::span<epoll_event> buffer, int timeoutMs);
    [[nodiscard]] static bool isWake(const epoll_event &event);

    /// Activates the notifiers of events, and those that are always ready. They may add, remove and delete any
    /// notifier. Returns the number of activations.
    int activate(std::span<const epoll_event> events);

private:
    static constexpr std::size_t kTypes = 3; // QSocketNotifier::Type: Read, Write, Exception

    struct Watch {
        std::array<QSocketNotifier *, kTypes> notifiers{};
        /// Told apart from the descriptor's earlier lives: an event of an older generation is stale.
        std::uint32_t generation = 0;
        /// What epoll has now; 0 when the descriptor is not in it.
        std::uint32_t registered = 0;
        /// wait() whose event was handled last.
        std::uint64_t handledWait = 0;
        bool isChanged = false;
        bool isAlwaysReady = false;
        /// A descriptor was closed under its notifier: epoll may have lost it although registered says otherwise.
        bool isSuspect = false;
    };

    [[nodiscard]] std::uint32_t wanted(const Watch &watch) const;
    void apply(std::size_t fd);
    void forget(std::size_t fd);
    int activateWatch(std::size_t fd, std::uint32_t generation, std::uint32_t ready, std::uint64_t waitNumber);

    /// Indexed by descriptor, which the kernel keeps small and dense.
    std::vector<Watch> m_watches;
    std::vector<std::size_t> m_changed;
    std::vector<std::size_t> m_alwaysReady;
    std::uint64_t m_waits = 0;
    int m_epollFd = -1;
};

} // namespace relayscope
