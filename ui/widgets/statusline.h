#pragma once

#include <QStatusBar>

class QLabel;
class QProgressBar;

namespace relayscope::ui {

/// The line at the bottom: Redis, nodes and clients, what was dropped, and that we only observe. GUI thread; owned by
/// the main window.
class StatusLine final : public QStatusBar {
    Q_OBJECT

public:
    struct Summary {
        /// "private, 127.0.0.1:6390"; empty without Redis.
        QString redis;
        int nodes = 0;
        int clients = 0;
        /// "24 msg/s, p95 3 ms, lost 0"; empty while nothing was counted.
        QString activity;
        /// Hops that left the table or could not be observed.
        quint64 dropped = 0;
    };

    explicit StatusLine(QWidget *parent = nullptr);

    void setSummary(const Summary &summary);
    /// Shows what takes a while, with an unmeasured progress bar, until endWork().
    void beginWork(const QString &text);
    void endWork();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Summary m_summary;
    QLabel *m_redis;
    QLabel *m_members;
    QLabel *m_activity;
    QLabel *m_dropped;
    QLabel *m_observer;
    QLabel *m_work;
    QProgressBar *m_progress;
};

} // namespace relayscope::ui
