#include "ui/preferences/preferencesdialog.h"

#include "ui/actions/actionregistry.h"
#include "ui/preferences/shortcutmodel.h"
#include "ui/theme/metrics.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemEditorFactory>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <array>

namespace relayscope::ui {

namespace {

constexpr std::array kThemes{ActionId::ThemeSystem, ActionId::ThemeLight, ActionId::ThemeDark};
constexpr std::array kLanguages{ActionId::LanguageSystem, ActionId::LanguageEnglish, ActionId::LanguageChinese};

/// In average characters and lines.
constexpr int kWidth = 80;
constexpr int kHeight = 30;

/// Edits a cell by pressing the key.
class KeyDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *editor = new QKeySequenceEdit(parent);
        connect(editor, &QKeySequenceEdit::editingFinished, this, [this, editor] {
            auto *self = const_cast<KeyDelegate *>(this);
            emit self->commitData(editor);
            emit self->closeEditor(editor);
        });
        return editor;
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, static_cast<QKeySequenceEdit *>(editor)->keySequence());
    }
};

template<std::size_t Count>
void fill(QComboBox &box, const ActionRegistry &actions, const std::array<ActionId, Count> &choices)
{
    const QSignalBlocker blocker(box);
    box.clear();
    for (const ActionId id : choices) {
        box.addItem(actions[id]->iconText());
        if (actions[id]->isChecked())
            box.setCurrentIndex(box.count() - 1);
    }
}

} // namespace

PreferencesDialog::PreferencesDialog(ActionRegistry &actions, Shortcuts &shortcuts, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_keys(new ShortcutModel(actions, shortcuts, this))
    , m_tabs(new QTabWidget(this))
    , m_themeLabel(new QLabel(this))
    , m_theme(new QComboBox(this))
    , m_languageLabel(new QLabel(this))
    , m_language(new QComboBox(this))
    , m_keyTable(new QTableView(this))
    , m_keyHint(new QLabel(this))
    , m_resetKey(new QPushButton(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setObjectName(QStringLiteral("preferences"));
    m_theme->setObjectName(QStringLiteral("preferencesTheme"));
    m_language->setObjectName(QStringLiteral("preferencesLanguage"));
    m_tabs->addTab(makeGeneralPage(), QString());
    m_tabs->addTab(makeKeysPage(), QString());
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_theme, &QComboBox::activated, this,
        [this](int index) { m_actions[kThemes.at(std::size_t(index))]->trigger(); });
    connect(m_language, &QComboBox::activated, this,
        [this](int index) { m_actions[kLanguages.at(std::size_t(index))]->trigger(); });
    for (const auto &choices : {kThemes, kLanguages}) {
        for (const ActionId id : choices)
            connect(m_actions[id], &QAction::toggled, this, &PreferencesDialog::showChoices);
    }
    resize(fontMetrics().averageCharWidth() * kWidth, fontMetrics().height() * kHeight);
    retranslate();
}

QWidget *PreferencesDialog::makeGeneralPage()
{
    auto *page = new QWidget(m_tabs);
    auto *form = new QFormLayout(page);
    const int margin = spacing(*this, 4);
    form->setContentsMargins(margin, margin, margin, margin);
    form->setVerticalSpacing(spacing(*this, 2));
    form->addRow(m_themeLabel, m_theme);
    form->addRow(m_languageLabel, m_language);
    m_themeLabel->setBuddy(m_theme);
    m_languageLabel->setBuddy(m_language);
    return page;
}

QWidget *PreferencesDialog::makeKeysPage()
{
    auto *page = new QWidget(m_tabs);
    m_keyTable->setObjectName(QStringLiteral("preferencesKeys"));
    m_keyTable->setModel(m_keys);
    m_keyTable->setItemDelegateForColumn(ShortcutModel::Key, new KeyDelegate(m_keyTable));
    m_keyTable->setEditTriggers(
        QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked | QAbstractItemView::EditKeyPressed);
    m_keyTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_keyTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_keyTable->setShowGrid(false);
    m_keyTable->verticalHeader()->hide();
    m_keyTable->verticalHeader()->setDefaultSectionSize(rowHeight(fontMetrics()));
    m_keyTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_keyHint->setWordWrap(true);
    connect(m_keys, &ShortcutModel::keyTaken, m_keyHint, &QLabel::setText);
    connect(m_resetKey, &QPushButton::clicked, this, [this] { m_keys->reset(m_keyTable->currentIndex()); });

    auto *below = new QHBoxLayout;
    below->addWidget(m_keyHint, 1);
    below->addWidget(m_resetKey);
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(m_keyTable);
    layout->addLayout(below);
    return page;
}

void PreferencesDialog::showChoices()
{
    fill(*m_theme, m_actions, kThemes);
    fill(*m_language, m_actions, kLanguages);
}

void PreferencesDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        // The registry has its new texts after the window has heard of it.
        QMetaObject::invokeMethod(this, &PreferencesDialog::retranslate, Qt::QueuedConnection);
    QDialog::changeEvent(event);
}

void PreferencesDialog::retranslate()
{
    setWindowTitle(tr("Preferences"));
    m_tabs->setTabText(0, tr("General"));
    m_tabs->setTabText(1, tr("Keys"));
    m_themeLabel->setText(tr("Theme"));
    m_languageLabel->setText(tr("Language"));
    m_theme->setAccessibleName(tr("Theme"));
    m_language->setAccessibleName(tr("Language"));
    m_keyTable->setAccessibleName(tr("Commands and their keys"));
    m_keyHint->setText(tr("Click a key and press the new one. Bold: changed."));
    m_resetKey->setText(tr("Give back its first key"));
    m_buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    showChoices();
}

} // namespace relayscope::ui
