#include "ui/perspectives/perspectivemenu.h"

#include "ui/actions/actionregistry.h"
#include "ui/perspectives/perspectives.h"

#include <QLineEdit>
#include <QWidgetAction>

#include <array>

namespace relayscope::ui {

namespace {

/// Longest name of a saved layout.
constexpr int kMaxNameLength = 40;

} // namespace

PerspectiveMenu::PerspectiveMenu(Perspectives &perspectives, ActionRegistry &actions, QWidget *parent)
    : QMenu(parent)
    , m_perspectives(perspectives)
    , m_save(new QMenu(this))
    , m_name(new QLineEdit(m_save))
    , m_delete(new QMenu(this))
{
    const std::array<std::pair<ActionId, Perspective>, 3> builtIn{{{ActionId::PerspectiveLearn, Perspective::Learn},
        {ActionId::PerspectiveDebug, Perspective::Debug}, {ActionId::PerspectiveLoad, Perspective::Load}}};
    for (const auto &[id, perspective] : builtIn) {
        addAction(actions[id]);
        connect(actions[id], &QAction::triggered, this, [this, wanted = perspective] { m_perspectives.apply(wanted); });
    }
    m_endOfSaved = addSeparator();
    addMenu(m_save);
    addMenu(m_delete);
    addAction(actions[ActionId::ResetLayout]);
    connect(actions[ActionId::ResetLayout], &QAction::triggered, &m_perspectives, &Perspectives::reset);

    m_name->setObjectName(QStringLiteral("layoutName"));
    m_name->setMaxLength(kMaxNameLength);
    auto *field = new QWidgetAction(this);
    field->setDefaultWidget(m_name);
    m_save->addAction(field);
    connect(m_save, &QMenu::aboutToShow, m_name, qOverload<>(&QWidget::setFocus));
    connect(m_name, &QLineEdit::returnPressed, this, &PerspectiveMenu::saveAs);
    connect(&m_perspectives, &Perspectives::savedNamesChanged, this, &PerspectiveMenu::showSaved);
    showSaved();
    retranslate();
}

void PerspectiveMenu::saveAs()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return;
    m_perspectives.save(name);
    m_name->clear();
    m_save->close();
    close();
}

void PerspectiveMenu::showSaved()
{
    qDeleteAll(m_saved);
    m_saved.clear();
    m_delete->clear();
    for (const QString &name : m_perspectives.savedNames()) {
        auto *action = new QAction(name, this);
        connect(action, &QAction::triggered, this, [this, name] { m_perspectives.applySaved(name); });
        m_saved.append(action);
        m_delete->addAction(name, this, [this, name] { m_perspectives.remove(name); });
    }
    insertActions(m_endOfSaved, m_saved);
    m_delete->setEnabled(!m_saved.isEmpty());
}

void PerspectiveMenu::retranslate()
{
    setTitle(tr("P&erspective"));
    m_save->setTitle(tr("&Save layout as"));
    m_name->setPlaceholderText(tr("Name, then Enter"));
    m_name->setAccessibleName(tr("Name of the layout"));
    m_delete->setTitle(tr("&Delete layout"));
}

} // namespace relayscope::ui
