#pragma once

#include "models/argumentdraft.h"

#include <QList>
#include <QScrollArea>

class QToolButton;
class QVBoxLayout;

namespace relayscope::ui {

class ArgumentRow;

/// The arguments of the composer, a row each: grows with them up to kShownRows, then scrolls. There is always one row;
/// blank JSON is no argument. A JSON array that is pasted into an empty field becomes its rows. GUI thread.
class ArgumentsForm final : public QScrollArea {
    Q_OBJECT

public:
    /// Ours; one event with more is not written by hand.
    static constexpr int kMaxRows = 32;
    static constexpr int kShownRows = 5;

    explicit ArgumentsForm(QWidget *parent = nullptr);

    [[nodiscard]] QList<models::ArgumentDraft> drafts() const;
    /// Tells nobody; only the first kMaxRows are taken.
    void setDrafts(const QList<models::ArgumentDraft> &drafts);
    void markError(qsizetype argument, qsizetype position);
    void clearErrors();
    void focusLast();
    void retranslate();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void changed();
    void previousRequested();
    void nextRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ArgumentRow *append(const models::ArgumentDraft &draft);
    static void discard(ArgumentRow *row);
    void remove(ArgumentRow *row);
    void spread(ArgumentRow *row);
    void number();

    QWidget *m_content;
    QVBoxLayout *m_layout;
    QToolButton *m_add;
    QList<ArgumentRow *> m_rows;
};

} // namespace relayscope::ui
