#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

class QProcess;

namespace relayscope::core {

/// Finds out whether a redis-server can be run and which version it is, by running `redis-server --version`. Lives on
/// the main thread, never waits; a new look() replaces one that still runs.
class RedisProbe final : public QObject {
    Q_OBJECT

public:
    explicit RedisProbe(QObject *parent = nullptr);
    ~RedisProbe() override;
    Q_DISABLE_COPY_MOVE(RedisProbe)

    /// program as in Programs::redisServer.
    void look(const QString &program);

    /// "7.0.15" of "Redis server v=7.0.15 sha=00000000:0 malloc=...", empty when there is none.
    [[nodiscard]] static QString versionIn(const QByteArray &output);

signals:
    /// Once for each look(): the absolute path, empty when there is none, and the version, empty when it did not say.
    void finished(const QString &path, const QString &version);

private:
    void abandon();

    QPointer<QProcess> m_process;
};

} // namespace relayscope::core
