#pragma once

#include <QLineEdit>

#include <functional>

namespace relayscope::ui {

/// The name of a node or client while it is typed, in its place in the tree. A name that is refused cannot be entered:
/// Return leaves the editor open, leaving it keeps the name from before. GUI thread.
class NameEdit final : public QLineEdit {
    Q_OBJECT

public:
    /// Why this name is refused, in words; empty when it is not.
    using Check = std::function<QString(const QString &name)>;

    explicit NameEdit(Check check, QWidget *parent = nullptr);

signals:
    /// After each change; empty when the name can be had.
    void problemChanged(const QString &problem);

private:
    void showProblem();

    Check m_check;
    QPalette m_plainPalette;
};

} // namespace relayscope::ui
