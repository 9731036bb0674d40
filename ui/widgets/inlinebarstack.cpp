#include "ui/widgets/inlinebarstack.h"

#include <QAccessible>
#include <QVBoxLayout>

#include <algorithm>

namespace relayscope::ui {

InlineBarStack::InlineBarStack(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    hide();
}

void InlineBarStack::showMessage(const InlineMessage &message)
{
    dismiss(message.key);
    auto *bar = new InlineBar(message, this);
    connect(bar, &InlineBar::closed, this, [this, bar] { remove(bar); });
    m_layout->insertWidget(0, bar);
    m_bars.prepend(bar);
    while (m_bars.size() > kMaxBars)
        remove(m_bars.constLast());
    showNewestHint();
    show();
    QAccessibleEvent alert(bar, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void InlineBarStack::dismiss(const QString &key)
{
    for (InlineBar *bar : QList<InlineBar *>(m_bars)) {
        if (bar->key() == key)
            remove(bar);
    }
}

void InlineBarStack::dismissAll()
{
    for (InlineBar *bar : QList<InlineBar *>(m_bars))
        remove(bar);
}

int InlineBarStack::count() const
{
    return int(m_bars.size());
}

bool InlineBarStack::shows(const QString &text) const
{
    return std::any_of(m_bars.cbegin(), m_bars.cend(), [&text](const InlineBar *bar) { return bar->text() == text; });
}

void InlineBarStack::remove(InlineBar *bar)
{
    if (!m_bars.removeOne(bar))
        return;
    m_layout->removeWidget(bar);
    bar->hide();
    bar->deleteLater(); // its own button may be the one that closes it
    showNewestHint();
    setVisible(!m_bars.isEmpty());
}

void InlineBarStack::showNewestHint()
{
    bool isFirst = true;
    for (InlineBar *bar : std::as_const(m_bars)) {
        const bool isHint = bar->severity() == Severity::Info || bar->severity() == Severity::Good;
        bar->setVisible(!isHint || isFirst);
        isFirst = isFirst && !isHint;
    }
}

} // namespace relayscope::ui
