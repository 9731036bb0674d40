#include "ui/help/keysheet.h"

#include "ui/actions/actionregistry.h"
#include "ui/theme/metrics.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace relayscope::ui {

namespace {

enum Column { Command, Key, ColumnCount };

/// In average characters and lines.
constexpr int kWidth = 66;
constexpr int kHeight = 34;

QString keysOf(const QAction &action)
{
    return QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText)
        .replace(QStringLiteral("; "), QStringLiteral("   "));
}

} // namespace

KeySheet::KeySheet(const ActionRegistry &actions, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("keySheet"));
    m_search->setObjectName(QStringLiteral("keySheetSearch"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("keySheetList"));
    m_list->setColumnCount(ColumnCount);
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setIndentation(spacing(*this, 3));
    m_list->header()->setSectionResizeMode(Command, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(Key, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing(*this, 2));
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    connect(m_search, &QLineEdit::textChanged, this, &KeySheet::filter);
    resize(fontMetrics().averageCharWidth() * kWidth, fontMetrics().height() * kHeight);
    retranslate();
}

void KeySheet::fill()
{
    m_list->clear();
    QTreeWidgetItem *group = nullptr;
    for (int id = 0; id < int(ActionId::Count); ++id) {
        const QString title = ActionRegistry::groupTitle(ActionId(id));
        if (group == nullptr || group->text(Command) != title) {
            group = new QTreeWidgetItem(m_list, {title});
            group->setFirstColumnSpanned(true);
            group->setFlags(Qt::ItemIsEnabled);
            QFont bold = font();
            bold.setBold(true);
            group->setFont(Command, bold);
        }
        const QAction &action = *m_actions[ActionId(id)];
        const QString name = m_actions.fullName(ActionId(id));
        auto *item = new QTreeWidgetItem(group, {name, keysOf(action)});
        item->setToolTip(Command, name);
        const int height = rowHeight(fontMetrics());
        item->setSizeHint(Command, QSize(0, height));
        group->setSizeHint(Command, QSize(0, height));
    }
    m_list->expandAll();
    filter();
}

void KeySheet::filter()
{
    const QString wanted = m_search->text().trimmed();
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem *group = m_list->topLevelItem(row);
        const bool isWholeGroup = group->text(Command).contains(wanted, Qt::CaseInsensitive);
        bool hasVisible = false;
        for (int child = 0; child < group->childCount(); ++child) {
            QTreeWidgetItem *item = group->child(child);
            const bool isWanted = isWholeGroup || item->text(Command).contains(wanted, Qt::CaseInsensitive)
                || item->text(Key).contains(wanted, Qt::CaseInsensitive);
            item->setHidden(!isWanted);
            hasVisible = hasVisible || isWanted;
        }
        group->setHidden(!hasVisible);
    }
}

void KeySheet::showEvent(QShowEvent *event)
{
    fill(); // keys may have been chosen since
    m_search->setFocus();
    m_search->selectAll();
    QDialog::showEvent(event);
}

void KeySheet::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        // The registry has its new texts after the window has heard of it.
        QMetaObject::invokeMethod(this, &KeySheet::retranslate, Qt::QueuedConnection);
    QDialog::changeEvent(event);
}

void KeySheet::retranslate()
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_search->setPlaceholderText(tr("Search a command or a key"));
    m_search->setAccessibleName(tr("Search a command or a key"));
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setHeaderLabels({tr("Command"), tr("Key")});
    fill();
}

} // namespace relayscope::ui
