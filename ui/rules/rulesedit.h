#pragma once

#include <QKeySequence>
#include <QPlainTextEdit>

namespace relayscope::ui {

class JsonHighlighter;

/// The editor of rules: line numbers, colours, matching brackets, one wrong place marked. Tab indents; a key that it is
/// told asks to apply. GUI thread. Knows nothing of rules.
class RulesEdit final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit RulesEdit(QWidget *parent = nullptr);

    /// Whose pressing asks to apply; Return makes a line without them.
    void setApplyKeys(const QList<QKeySequence> &keys) { m_applyKeys = keys; }
    /// Can be undone here.
    void replaceText(const QString &text);
    /// Underlines from there to the end of the word. line and column from 1, the column in bytes of UTF-8 as nodes
    /// count; a place past the end is the end.
    void markError(int line, int column);
    void clearError();
    /// Puts the cursor at the marked place.
    void goToError();

    [[nodiscard]] int lineNumbersWidth() const;
    void paintLineNumbers(QPaintEvent &event);

signals:
    void applyRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void placeLineNumbers();
    void showMarks();
    [[nodiscard]] QList<QTextEdit::ExtraSelection> bracketMarks() const;
    void indent();
    [[nodiscard]] bool isApplyKey(const QKeyEvent &event) const;

    QList<QKeySequence> m_applyKeys;
    QWidget *m_lineNumbers;
    JsonHighlighter *m_highlighter;
    /// Nothing selected: nothing is wrong.
    QTextCursor m_error;
};

} // namespace relayscope::ui
