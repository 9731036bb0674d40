#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace relayscope::ui {

class ActionRegistry;

/// What the centre shows while no cluster runs: what would run, the demo or the cluster that was opened, the one button
/// that starts it, and whether redis-server was found. GUI thread; owned by the centre of the main window.
class StartPage final : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(const ActionRegistry &actions, QWidget *parent = nullptr);

    /// program: path of the redis-server that the demo will run, empty when there is none; version may be empty.
    void setRedisServer(const QString &program, const QString &version);
    /// What is there to be started instead of the demo: counts of its nodes and clients; no nodes for nothing.
    void setCluster(int nodes, int clients);

signals:
    /// The user has installed redis-server and wants it looked for again.
    void redisCheckRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showRedis();
    [[nodiscard]] bool hasCluster() const { return m_nodes > 0; }

    const ActionRegistry &m_actions;
    QLabel *m_title;
    QLabel *m_subtitle;
    QPushButton *m_run;
    QPushButton *m_start;
    /// The demo where it is not the first choice.
    QPushButton *m_demo;
    QPushButton *m_open;
    QPushButton *m_addNode;
    QLabel *m_redisIcon;
    QLabel *m_redisText;
    QPushButton *m_check;
    int m_nodes = 0;
    int m_clients = 0;
    QString m_redisProgram;
    QString m_redisVersion;
    bool m_redisKnown = false;
};

} // namespace relayscope::ui
