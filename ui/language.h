#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

namespace relayscope::ui {

/// Installs the translators of the application. GUI thread; made and owned by main before the first widget; changing
/// the language sends QEvent::LanguageChange to every widget.
class Language final : public QObject {
    Q_OBJECT

public:
    explicit Language(QObject *parent = nullptr);

    /// "en", "zh_CN" (any name of a Chinese locale in simplified script), or "system". Unknown names give English.
    void setChoice(const QString &name);
    /// As given to setChoice().
    [[nodiscard]] const QString &choice() const { return m_choice; }
    [[nodiscard]] static bool isKnown(const QString &name);

signals:
    void choiceChanged(const QString &name);

private:
    QString m_choice;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace relayscope::ui
