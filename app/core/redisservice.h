#pragma once

#include "core/logline.h"
#include "core/problem.h"
#include "core/status.h"
#include "core/supervisor.h"
#include "redis/options.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace relayscope::core {

/// The Redis of the cluster: a private redis-server, or the address of one that is not ours and that we only connect
/// to. Lives on the main thread.
class RedisService final : public QObject {
    Q_OBJECT

public:
    explicit RedisService(QString program, QObject *parent = nullptr);
    ~RedisService() override;
    Q_DISABLE_COPY_MOVE(RedisService)

    /// Does nothing when the same one runs already; a problem when another one does.
    void start(const RedisSpec &spec);
    void stop();
    void restart();
    void kill();

    [[nodiscard]] RedisStatus status() const;
    /// Where nodes connect to; nothing while it is not known. Stays while our server is down: it comes back there.
    [[nodiscard]] const std::optional<redis::Options> &options() const { return m_options; }
    /// For the command line of nodes, with the password.
    [[nodiscard]] QString url() const;
    /// What our observing connection says, which for an attached server is all we know.
    void setTapLamp(const Lamp &lamp);

signals:
    void changed();
    /// options() is known now and was not before.
    void located();
    void lineWritten(relayscope::core::LogStream stream, const QString &text);
    void problemReported(const relayscope::core::Problem &problem);
    void solved();
    void stopped();

private:
    void startPrivate();
    void attach(const QString &url);
    [[nodiscard]] Expected<ChildCommand, QString> makeCommand();
    void handleState(ProcessState state);
    void report(Severity severity, const QString &text, NextAction action);

    QString m_program;
    RedisSpec m_spec;
    std::optional<redis::Options> m_options;
    std::unique_ptr<QTemporaryDir> m_dir;
    Supervisor m_supervisor;
    Lamp m_tap;
    quint16 m_port = 0;
    bool m_isAttached = false;
};

} // namespace relayscope::core
