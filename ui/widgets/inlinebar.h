#pragma once

#include <QFrame>
#include <QList>
#include <QString>

#include <functional>

class QLabel;
class QPlainTextEdit;

namespace relayscope::ui {

enum class Severity { Info, Good, Warning, Error };

/// What an inline bar says and offers.
struct InlineMessage {
    struct Action {
        QString text;
        std::function<void()> run;
    };

    /// Bars with the same key replace each other.
    QString key;
    Severity severity = Severity::Info;
    QString text;
    /// More lines (a log, say), shown on request in a fixed-width font.
    QString detail;
    /// The next thing to do; running one closes the bar.
    QList<Action> actions;
};

/// A message at the top of the panel it concerns, with its remedy as a button; never a dialog. GUI thread; owned by
/// its InlineBarStack.
class InlineBar final : public QFrame {
    Q_OBJECT

public:
    explicit InlineBar(const InlineMessage &message, QWidget *parent = nullptr);

    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] Severity severity() const { return m_severity; }

signals:
    /// The user closed it or ran one of its actions.
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addDetail(const QString &detail);
    void drawIcon();

    QString m_key;
    QString m_text;
    Severity m_severity;
    QLabel *m_icon;
    QPlainTextEdit *m_detail = nullptr;
};

} // namespace relayscope::ui
