#pragma once

#include "core/savedmessage.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QSpinBox;

namespace relayscope::ui {

/// Whether an answer is asked for, and how often the message is sent. GUI thread; part of the composer.
class SendOptions final : public QWidget {
    Q_OBJECT

public:
    explicit SendOptions(QWidget *parent = nullptr);

    /// Sets the fields of the message that are edited here.
    void write(core::SavedMessage &message) const;
    /// Tells nobody.
    void read(const core::SavedMessage &message);
    void setKind(core::SavedMessage::Sender kind);
    void retranslate();

signals:
    void changed();

private:
    void showFields();

    QCheckBox *m_ack;
    QSpinBox *m_ackTimeout;
    QCheckBox *m_repeat;
    QSpinBox *m_count;
    QWidget *m_every;
    QLabel *m_everyLabel;
    QSpinBox *m_delay;
};

} // namespace relayscope::ui
