#pragma once

#include "models/tone.h"

#include <QWidget>

class QPushButton;

namespace relayscope::ui {

class ElidedLabel;

/// What became of the message that was sent, and the button that ends its repeating. GUI thread; part of the composer.
class OutcomeLine final : public QWidget {
    Q_OBJECT

public:
    explicit OutcomeLine(QWidget *parent = nullptr);

    void showOutcome(const QString &text, models::Tone tone, bool canStop);
    void retranslate();

signals:
    void stopRequested();

private:
    ElidedLabel *m_text;
    QPushButton *m_stop;
    bool m_hasOutcome = false;
};

} // namespace relayscope::ui
