#pragma once

#include "models/rulesummary.h"
#include "ui/widgets/paneldock.h"

class QBoxLayout;
class QLabel;
class QListView;
class QPushButton;
class QSplitter;

namespace relayscope::models {
enum class Tone;
}

namespace relayscope::ui {

class ElidedLabel;
class RulesDraft;
class RulesEdit;
struct PanelContext;

/// What the nodes do with an event: in words, and as the text that says so, which can be changed and applied while
/// clients stay connected. GUI thread; owned by the main window.
class RulesDock final : public PanelDock {
    Q_OBJECT

public:
    explicit RulesDock(PanelContext &context, QWidget *parent = nullptr);

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void connectDraft();
    void showState();
    /// The key that sends in the window applies here.
    void showApplyKey();
    void showMessage(const QString &text, models::Tone tone);
    [[nodiscard]] QString nodesText() const;
    void chooseRules();
    void openFile();
    void saveFile();
    void showFileError(const QString &text);

    PanelContext &m_context;
    RulesDraft *m_draft;
    models::RuleSummary m_summary;
    QSplitter *m_views;
    QBoxLayout *m_footer;
    QListView *m_rules;
    RulesEdit *m_edit;
    QLabel *m_icon;
    ElidedLabel *m_message;
    QPushButton *m_choose;
    QPushButton *m_revert;
    QPushButton *m_apply;
};

} // namespace relayscope::ui
