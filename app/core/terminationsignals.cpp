#include "core/terminationsignals.h"

#include <csignal>

#ifdef Q_OS_LINUX
#include <sys/signalfd.h>
#include <unistd.h>
#endif

namespace relayscope::core {

namespace {

#ifdef Q_OS_LINUX
sigset_t watchedSignals()
{
    sigset_t watched;
    ::sigemptyset(&watched);
    ::sigaddset(&watched, SIGINT);
    ::sigaddset(&watched, SIGTERM);
    ::sigaddset(&watched, SIGHUP);
    return watched;
}
#endif

} // namespace

void TerminationSignals::block()
{
#ifdef Q_OS_LINUX
    const sigset_t watched = watchedSignals();
    ::pthread_sigmask(SIG_BLOCK, &watched, nullptr);
#endif
}

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
#ifdef Q_OS_LINUX
    const sigset_t watched = watchedSignals();
    m_descriptor = ::signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
    // Without a descriptor the signals have their default: they end us, and the kernel our children.
    if (m_descriptor < 0) {
        ::pthread_sigmask(SIG_UNBLOCK, &watched, nullptr);
        return;
    }
    block();
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &TerminationSignals::read);
#endif
}

TerminationSignals::~TerminationSignals()
{
#ifdef Q_OS_LINUX
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
#endif
}

void TerminationSignals::read()
{
#ifdef Q_OS_LINUX
    signalfd_siginfo info{};
    while (::read(m_descriptor, &info, sizeof info) == ssize_t(sizeof info))
        emit received(int(info.ssi_signo));
#endif
}

} // namespace relayscope::core
