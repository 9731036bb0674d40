#pragma once

#include "models/argumentdraft.h"

#include <QWidget>

class QComboBox;
class QToolButton;

namespace relayscope::ui {

class ArgumentsEdit;

/// One argument of the composer: its type, its text or its choice, a button for a file, a button to remove it. GUI
/// thread; owned by ArgumentsForm. Reads no values itself.
class ArgumentRow final : public QWidget {
    Q_OBJECT

public:
    explicit ArgumentRow(QWidget *parent = nullptr);

    [[nodiscard]] models::ArgumentDraft draft() const;
    /// Tells nobody.
    void setDraft(const models::ArgumentDraft &draft);
    /// number: from 1. The only row cannot be removed.
    void setPlace(int number, bool isOnly);
    void markError(qsizetype position);
    void clearError();
    void focusText();
    /// The tab key comes here after previous, null for where it comes now; gives the last one of the row.
    QWidget *followInTabOrder(QWidget *previous);
    [[nodiscard]] ArgumentsEdit &edit() const { return *m_text; }
    void retranslate();

signals:
    void changed();
    void removeRequested();
    /// The whole text came from one paste.
    void pastedWhole();

private:
    void showType();
    void chooseFile();
    [[nodiscard]] models::ArgumentType type() const;

    QComboBox *m_type;
    ArgumentsEdit *m_text;
    QComboBox *m_literal;
    QToolButton *m_browse;
    QToolButton *m_remove;
    int m_number = 1;
};

} // namespace relayscope::ui
