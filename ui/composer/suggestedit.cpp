#include "ui/composer/suggestedit.h"

#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"

#include <QAction>
#include <QMenu>

namespace relayscope::ui {

SuggestEdit::SuggestEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_offer(addAction(symbolicIcon(QStringLiteral("choose")), QLineEdit::TrailingPosition))
{
    setTextMargins(spacing(*this, 1) / 2, 0, spacing(*this, 1) / 2, 0);
    m_offer->setVisible(false);
    connect(m_offer, &QAction::triggered, this, &SuggestEdit::offer);
}

void SuggestEdit::setSuggestions(const QList<Suggestion> &suggestions)
{
    m_suggestions = suggestions;
    m_offer->setVisible(!suggestions.isEmpty());
}

void SuggestEdit::setSuggestToolTip(const QString &text)
{
    m_offer->setToolTip(text);
}

void SuggestEdit::offer()
{
    QMenu menu(this);
    for (const Suggestion &suggestion : std::as_const(m_suggestions)) {
        QAction *action = menu.addAction(suggestion.label);
        connect(action, &QAction::triggered, this, [this, value = suggestion.value] { emit suggestionChosen(value); });
    }
    menu.exec(mapToGlobal(rect().bottomLeft()));
}

} // namespace relayscope::ui
