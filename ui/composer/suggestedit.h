#pragma once

#include <QLineEdit>
#include <QList>

namespace relayscope::ui {

/// A line to type in, with a button in it that offers what there is to choose from. GUI thread.
class SuggestEdit : public QLineEdit {
    Q_OBJECT

public:
    struct Suggestion {
        /// "lobby", "client 1 only"
        QString label;
        /// What it stands for.
        QString value;

        bool operator==(const Suggestion &) const = default;
    };

    explicit SuggestEdit(QWidget *parent = nullptr);

    /// The button is there while there are any.
    void setSuggestions(const QList<Suggestion> &suggestions);
    void setSuggestToolTip(const QString &text);

signals:
    void suggestionChosen(const QString &value);

private:
    void offer();

    QAction *m_offer;
    QList<Suggestion> m_suggestions;
};

} // namespace relayscope::ui
