#pragma once

#include "ui/widgets/inlinebar.h"

#include <QWidget>

class QVBoxLayout;

namespace relayscope::ui {

/// The inline bars at the top of one panel, newest first, at most kMaxBars: the oldest makes room. What is no problem
/// waits unseen while there is something newer of its kind, so that hints do not pile up. Takes no space when empty.
/// GUI thread; owned by the panel.
class InlineBarStack final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kMaxBars = 3;

    explicit InlineBarStack(QWidget *parent = nullptr);

    /// Shows the message in place of the bar with the same key, if there is one.
    void showMessage(const InlineMessage &message);
    /// Does nothing when there is no such bar.
    void dismiss(const QString &key);
    void dismissAll();
    [[nodiscard]] int count() const;
    /// Whether a bar has that text.
    [[nodiscard]] bool shows(const QString &text) const;

private:
    void remove(InlineBar *bar);
    void showNewestHint();

    QVBoxLayout *m_layout;
    QList<InlineBar *> m_bars;
};

} // namespace relayscope::ui
