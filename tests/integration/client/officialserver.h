#pragma once

#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QProcess>
#include <QUrl>

/// Runs officialserver.js: the real Socket.IO for Node.js, told what to do by a test.
class OfficialServer final : public QObject {
    Q_OBJECT

public:
    explicit OfficialServer(QObject *parent = nullptr);
    ~OfficialServer() override;
    Q_DISABLE_COPY_MOVE(OfficialServer)

    /// False when it did not get ready; options are those of `new Server()`, and "port".
    [[nodiscard]] bool start(QJsonObject options = {});
    /// Kills it: its connections break.
    void kill();
    /// SIGSTOP and SIGCONT: it is silent, its connections stay.
    void pause();
    void resume();

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] int port() const { return m_port; }

    /// See officialserver.js for the commands.
    void command(const char *name, QJsonObject details = {});

    [[nodiscard]] const QList<QJsonObject> &reports() const { return m_reports; }
    [[nodiscard]] int count(const char *report) const;
    /// The last report of that name, empty when there is none.
    [[nodiscard]] QJsonObject last(const char *report) const;

private:
    void readReports();

    QProcess m_process;
    QList<QJsonObject> m_reports;
    int m_port = 0;
};
