#pragma once

#include <QPlainTextEdit>

namespace relayscope::ui {

/// The text of one argument of the composer: grows from one line to kMaxLines, marks a wrong place, leaves the tab key
/// to the focus and the up and down keys, at its first and last line, to the history. Knows no JSON.
class ArgumentsEdit final : public QPlainTextEdit {
    Q_OBJECT

public:
    static constexpr int kMaxLines = 5;

    explicit ArgumentsEdit(QWidget *parent = nullptr);

    /// Underlines the character at that index, or the last one when it is the end.
    void markError(qsizetype position);
    void clearError();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void previousRequested();
    void nextRequested();
    /// What is there came from one paste into the empty field.
    void pastedWhole();

protected:
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitLines();
    [[nodiscard]] int lineCount() const;
    [[nodiscard]] int heightForLines(int lines) const;
};

} // namespace relayscope::ui
