#pragma once

#include <QDialog>

class QLabel;
class QPushButton;

namespace relayscope::ui {

/// Which Relayscope this is, what it is made with and under which licences, to be copied for a bug report. Never modal.
/// GUI thread; owned by the main window.
class AboutDialog final : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);

    /// As redis-server told it; empty: not known.
    void setRedisVersion(const QString &version) { m_redisVersion = version; }

protected:
    void changeEvent(QEvent *event) override;

private:
    /// For those who mend it: English, whatever the window speaks.
    [[nodiscard]] QString report() const;
    void retranslate();

    QString m_redisVersion;
    QLabel *m_title;
    QLabel *m_purpose;
    QLabel *m_parts;
    QPushButton *m_copy;
    QPushButton *m_close;
};

} // namespace relayscope::ui
