#pragma once

#include <QWidget>

class QLabel;

namespace relayscope::ui {

/// A few sentences under a panel that tell what is selected there means: what it is in bold, its meaning below. Only
/// shows. GUI thread.
class ExplanationPane final : public QWidget {
    Q_OBJECT

public:
    explicit ExplanationPane(QWidget *parent = nullptr);

    /// subject: empty for none.
    void explain(const QString &subject, const QString &meaning);
    [[nodiscard]] QString subject() const;
    [[nodiscard]] QString meaning() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_subject;
    QLabel *m_meaning;
};

} // namespace relayscope::ui
