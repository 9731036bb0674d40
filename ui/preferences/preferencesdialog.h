#pragma once

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTabWidget;
class QTableView;

namespace relayscope::ui {

class ActionRegistry;
class ShortcutModel;
class Shortcuts;

/// Theme, language and keys. Not modal; every change takes effect at once. GUI thread; owned by the main window.
class PreferencesDialog final : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(ActionRegistry &actions, Shortcuts &shortcuts, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] QWidget *makeGeneralPage();
    [[nodiscard]] QWidget *makeKeysPage();
    void showChoices();

    ActionRegistry &m_actions;
    ShortcutModel *m_keys;
    QTabWidget *m_tabs;
    QLabel *m_themeLabel;
    QComboBox *m_theme;
    QLabel *m_languageLabel;
    QComboBox *m_language;
    QTableView *m_keyTable;
    QLabel *m_keyHint;
    QPushButton *m_resetKey;
    QDialogButtonBox *m_buttons;
};

} // namespace relayscope::ui
