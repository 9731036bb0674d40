#include "ui/rules/rulesdock.h"

#include "core/cluster.h"
#include "core/peertext.h"
#include "core/words.h"
#include "models/tone.h"
#include "ui/actions/actionregistry.h"
#include "ui/clustercontroller.h"
#include "ui/panelcontext.h"
#include "ui/rules/rulesdraft.h"
#include "ui/rules/rulesedit.h"
#include "ui/rules/shippedrules.h"
#include "ui/rules/summarydelegate.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/paneltitle.h"
#include "ui/widgets/tonepainting.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QVBoxLayout>

namespace relayscope::ui {

using models::Tone;
using State = RulesDraft::State;

namespace {

/// What a rules file may have (docs/rules.md).
constexpr qint64 kMaxRulesBytes = 1'000'000;
/// From that width on, in characters, there is room for two columns.
constexpr int kWideColumns = 110;

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("good");
    case Tone::Bad:
        return QStringLiteral("error");
    case Tone::Pending:
        return QStringLiteral("warning");
    case Tone::Plain:
    case Tone::Quiet:
        break;
    }
    return QStringLiteral("info");
}

} // namespace

RulesDock::RulesDock(PanelContext &context, QWidget *parent)
    : PanelDock(QStringLiteral("rulesDock"), parent)
    , m_context(context)
    , m_draft(new RulesDraft(context.cluster, context.document, this))
    , m_views(new QSplitter(Qt::Vertical, this))
    , m_footer(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_rules(new QListView(this))
    , m_edit(new RulesEdit(this))
    , m_icon(new QLabel(this))
    , m_message(new ElidedLabel(this))
    , m_choose(new QPushButton(this))
    , m_revert(new QPushButton(this))
    , m_apply(new QPushButton(this))
{
    m_rules->setObjectName(QStringLiteral("rulesSummary"));
    m_rules->setModel(&m_summary);
    m_rules->setItemDelegate(new SummaryDelegate(m_rules));
    m_rules->setFrameShape(QFrame::NoFrame);
    m_rules->setSelectionMode(QAbstractItemView::NoSelection);
    m_rules->setUniformItemSizes(true);
    m_edit->setObjectName(QStringLiteral("rulesText"));
    m_message->setObjectName(QStringLiteral("rulesMessage"));
    m_apply->setObjectName(QStringLiteral("rulesApply"));
    m_revert->setObjectName(QStringLiteral("rulesRevert"));
    m_choose->setObjectName(QStringLiteral("rulesChoose"));
    layOut();
    connectDraft();
    m_edit->setPlainText(QString::fromUtf8(m_draft->text()));
    m_summary.setRules(m_draft->text());
    retranslate();
}

void RulesDock::layOut()
{
    const int unit = spacing(*this, 1);
    auto *content = new QWidget(this);
    m_views->setChildrenCollapsible(false);
    m_views->addWidget(m_rules);
    m_views->addWidget(m_edit);
    m_views->setStretchFactor(0, 2);
    m_views->setStretchFactor(1, 3);
    m_rules->setMinimumHeight(2 * rowHeight(fontMetrics()));
    m_edit->setMinimumHeight(3 * rowHeight(fontMetrics()));

    auto *message = new QHBoxLayout;
    message->setSpacing(2 * unit);
    message->addWidget(m_icon);
    message->addWidget(m_message, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * unit);
    buttons->addWidget(m_choose);
    buttons->addStretch();
    buttons->addWidget(m_revert);
    buttons->addWidget(m_apply);

    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 2 * unit);
    layout->setSpacing(2 * unit);
    layout->addWidget(m_views, 1);
    layout->addLayout(m_footer);
    m_footer->setContentsMargins(3 * unit, 0, 3 * unit, 0);
    m_footer->setSpacing(2 * unit);
    m_footer->addLayout(message, 1);
    m_footer->addLayout(buttons);
    setWidget(content);
    content->setFocusProxy(m_edit);
}

/// At the bottom of the window words and text stand side by side, at its side above one another.
void RulesDock::resizeEvent(QResizeEvent *event)
{
    PanelDock::resizeEvent(event);
    const bool isWide = width() > fontMetrics().averageCharWidth() * kWideColumns;
    m_views->setOrientation(isWide ? Qt::Horizontal : Qt::Vertical);
    m_footer->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void RulesDock::connectDraft()
{
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_draft->setText(m_edit->toPlainText().toUtf8());
        m_summary.setRules(m_draft->text());
    });
    connect(m_edit, &RulesEdit::applyRequested, this, [this] {
        if (m_draft->state() == State::Wrong)
            m_edit->goToError();
        else
            m_draft->apply();
    });
    connect(m_apply, &QPushButton::clicked, m_draft, &RulesDraft::apply);
    connect(m_revert, &QPushButton::clicked, m_draft, &RulesDraft::revert);
    connect(m_context.actions[ActionId::Send], &QAction::changed, this, &RulesDock::showApplyKey);
    connect(m_choose, &QPushButton::clicked, this, &RulesDock::chooseRules);
    connect(m_draft, &RulesDraft::stateChanged, this, &RulesDock::showState);
    connect(
        m_draft, &RulesDraft::textReplaced, this, [this] { m_edit->replaceText(QString::fromUtf8(m_draft->text())); });
    const core::Cluster *cluster = &m_context.cluster;
    connect(cluster, &core::Cluster::nodeChanged, this, &RulesDock::showState);
    connect(cluster, &core::Cluster::nodeRemoved, this, &RulesDock::showState);
    connect(cluster, &core::Cluster::stopped, this, &RulesDock::showState);
}

void RulesDock::showState()
{
    const State state = m_draft->state();
    const core::RulesAnswer &problem = m_draft->problem();
    m_apply->setEnabled(state == State::Ready);
    m_revert->setEnabled(state != State::Unchanged);
    if (state == State::Wrong && problem.line > 0)
        m_edit->markError(problem.line, problem.column);
    else if (state != State::Checking)
        m_edit->clearError();

    switch (state) {
    case State::Unchanged:
        title().setNote({});
        showMessage(nodesText(), Tone::Good);
        break;
    case State::Checking:
        title().setNote(tr("not applied"));
        showMessage(tr("Checking ..."), Tone::Quiet);
        break;
    case State::Wrong:
        title().setNote(tr("not applied"));
        showMessage(problem.line > 0 ? tr("%1:%2  %3", "line, column, what is wrong")
                                           .arg(problem.line)
                                           .arg(problem.column)
                                           .arg(core::peerText(problem.message))
                                     : core::peerText(problem.message),
            Tone::Bad);
        break;
    case State::Ready:
        title().setNote(tr("not applied"));
        showMessage(tr("Right, and not applied yet: the nodes obey the rules from before"), Tone::Pending);
        break;
    }
}

/// Who obeys the rules that are shown.
QString RulesDock::nodesText() const
{
    const models::ClusterModel &model = m_context.controller.clusterModel();
    QStringList obeying;
    QStringList refusing;
    for (const RulesDraft::NodeAnswer &entry : m_draft->nodeAnswers()) {
        const core::NodeStatus *node = model.node(entry.nodeId);
        if (node == nullptr)
            continue;
        if (entry.answer.ok)
            obeying.append(node->spec.name);
        else
            refusing.append(
                tr("%1 refused them: %2", "node, reason").arg(node->spec.name, core::peerText(entry.answer.message)));
    }
    obeying.sort(); // they answer in any order
    if (!refusing.isEmpty())
        return refusing.join(QStringLiteral("; "));
    if (!obeying.isEmpty())
        return tr("Applied: %1", "names of nodes").arg(core::listText(obeying));
    return model.nodes().isEmpty() ? tr("Nodes that are started obey these rules") : tr("The nodes obey these rules");
}

void RulesDock::showMessage(const QString &text, Tone tone)
{
    const int side = iconSide(fontMetrics());
    m_icon->setPixmap(symbolicIcon(iconOf(tone), colorRole(tone)).pixmap(QSize(side, side), devicePixelRatioF()));
    m_message->setColor(tone == Tone::Bad ? ColorRole::Bad : ColorRole::Text);
    m_message->setText(text);
    m_message->setAccessibleDescription(text);
}

void RulesDock::showApplyKey()
{
    const QList<QKeySequence> keys = m_context.actions[ActionId::Send]->shortcuts();
    m_edit->setApplyKeys(keys);
    m_apply->setText(keys.isEmpty()
            ? tr("Apply")
            : tr("Apply  (%1)", "button with its key").arg(keys.constFirst().toString(QKeySequence::NativeText)));
}

void RulesDock::chooseRules()
{
    QMenu menu(this);
    for (const QString &name : shippedRules()) {
        QAction *action = menu.addAction(shippedRulesTitle(name));
        connect(action, &QAction::triggered, this,
            [this, name] { m_edit->replaceText(QString::fromUtf8(shippedRulesText(name))); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Open a file...")), &QAction::triggered, this, &RulesDock::openFile);
    connect(menu.addAction(tr("Save as a file...")), &QAction::triggered, this, &RulesDock::saveFile);
    menu.exec(m_choose->mapToGlobal(QPoint(0, -menu.sizeHint().height())));
}

void RulesDock::openFile()
{
    const QString name
        = QFileDialog::getOpenFileName(this, tr("Choose a rules file"), {}, tr("Rules (*.json);;All files (*)"));
    if (name.isEmpty())
        return;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        showFileError(tr("%1 cannot be read: %2").arg(QDir::toNativeSeparators(name), file.errorString()));
    else if (file.size() > kMaxRulesBytes)
        showFileError(tr("%1 is too large: rules have at most 1 MB").arg(QDir::toNativeSeparators(name)));
    else
        m_edit->replaceText(QString::fromUtf8(file.readAll()));
}

void RulesDock::saveFile()
{
    const QString name = QFileDialog::getSaveFileName(
        this, tr("Save the rules"), QStringLiteral("rules.json"), tr("Rules (*.json);;All files (*)"));
    if (name.isEmpty())
        return;
    QSaveFile file(name);
    const QByteArray text = m_edit->toPlainText().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        showFileError(tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(name), file.errorString()));
}

void RulesDock::showFileError(const QString &text)
{
    showMessage(text, Tone::Bad);
}

void RulesDock::changeEvent(QEvent *event)
{
    PanelDock::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showState();
}

void RulesDock::retranslate()
{
    setPanelTitle(tr("Rules"));
    m_summary.retranslate();
    m_rules->setAccessibleName(tr("The rules in words"));
    m_edit->setAccessibleName(tr("Rules as JSON"));
    m_message->setAccessibleName(tr("State of the rules"));
    m_choose->setText(tr("Choose..."));
    m_choose->setToolTip(tr("Rules that come with Relayscope, or a file"));
    m_revert->setText(tr("Revert"));
    m_revert->setToolTip(tr("Back to the rules that the nodes obey"));
    showApplyKey();
    m_apply->setToolTip(tr("The running nodes obey these rules from now on; clients stay connected"));
    showState();
}

} // namespace relayscope::ui
