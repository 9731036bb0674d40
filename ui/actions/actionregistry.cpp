#include "ui/actions/actionregistry.h"

#include "ui/theme/symbolicicon.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QRegularExpression>

namespace relayscope::ui {

namespace {

enum class Scope {
    /// The key works in the whole window.
    Window,
    /// Only while the widget that the action was added to has the focus, so that typing is never taken for a key.
    Panel,
};

struct Definition {
    ActionId id;
    const char *name;
    const char *icon;
    const char *key;
    Scope scope;
    bool checkable;
};

constexpr std::array<Definition, static_cast<std::size_t>(ActionId::Count)> kDefinitions{{
    {ActionId::NewDocument, "newDocument", nullptr, "Ctrl+N", Scope::Window, false},
    {ActionId::OpenDocument, "openDocument", nullptr, "Ctrl+O", Scope::Window, false},
    {ActionId::SaveDocument, "saveDocument", nullptr, "Ctrl+S", Scope::Window, false},
    {ActionId::SaveDocumentAs, "saveDocumentAs", nullptr, "Ctrl+Shift+S", Scope::Window, false},
    {ActionId::Undo, "undo", nullptr, "Ctrl+Z", Scope::Window, false},
    {ActionId::Redo, "redo", nullptr, "Ctrl+Shift+Z", Scope::Window, false},
    {ActionId::RunDemo, "runDemo", "run", "F5", Scope::Window, false},
    {ActionId::StartCluster, "startCluster", "run", "F6", Scope::Window, false},
    {ActionId::StopCluster, "stopCluster", "stop", "Shift+F5", Scope::Window, false},
    {ActionId::ChooseRules, "chooseRules", nullptr, nullptr, Scope::Window, false},
    {ActionId::AddNode, "addNode", "add-node", "Ctrl+Shift+N", Scope::Window, false},
    {ActionId::AddClient, "addClient", "add-client", "Ctrl+Shift+C", Scope::Window, false},
    {ActionId::AddNodes, "addNodes", nullptr, nullptr, Scope::Window, false},
    {ActionId::AddClients, "addClients", nullptr, nullptr, Scope::Window, false},
    {ActionId::RestartItem, "restartItem", "restart", "Ctrl+R", Scope::Panel, false},
    {ActionId::StopItem, "stopItem", "stop", "Ctrl+T", Scope::Panel, false},
    {ActionId::KillItem, "killItem", "kill", "Ctrl+Shift+K", Scope::Panel, false},
    {ActionId::RemoveItem, "removeItem", "clear", "Delete", Scope::Panel, false},
    {ActionId::RenameItem, "renameItem", nullptr, "F2", Scope::Panel, false},
    {ActionId::DisconnectClient, "disconnectClient", "disconnect", "Ctrl+D", Scope::Panel, false},
    {ActionId::ReconnectClient, "reconnectClient", "connect", "Ctrl+Shift+D", Scope::Panel, false},
    {ActionId::Send, "send", "send", "Ctrl+Enter", Scope::Window, false},
    {ActionId::SaveToShelf, "saveToShelf", "shelf", "Ctrl+B", Scope::Window, false},
    {ActionId::PauseStream, "pauseStream", "pause", "Space", Scope::Panel, true},
    {ActionId::FollowStream, "followStream", "follow", "F", Scope::Panel, true},
    {ActionId::ClearStream, "clearStream", "clear", "Ctrl+Shift+X", Scope::Panel, false},
    {ActionId::CopyRows, "copyRows", nullptr, "Ctrl+C", Scope::Panel, false},
    {ActionId::FocusFilter, "focusFilter", "search", "Ctrl+L", Scope::Window, false},
    {ActionId::ShowNoise, "showNoise", nullptr, nullptr, Scope::Panel, true},
    {ActionId::ShowTrace, "showTrace", nullptr, nullptr, Scope::Panel, false},
    {ActionId::NextHop, "nextHop", nullptr, "N", Scope::Panel, false},
    {ActionId::PreviousHop, "previousHop", nullptr, "P", Scope::Panel, false},
    {ActionId::MarkRow, "markRow", nullptr, "M", Scope::Panel, false},
    {ActionId::NextMark, "nextMark", nullptr, "]", Scope::Panel, false},
    {ActionId::PreviousMark, "previousMark", nullptr, "[", Scope::Panel, false},
    {ActionId::ResendRow, "resendRow", nullptr, "Ctrl+E", Scope::Panel, false},
    {ActionId::ShelveRow, "shelveRow", nullptr, nullptr, Scope::Panel, false},
    {ActionId::PictureFit, "pictureFit", "fit", "Ctrl+0", Scope::Panel, false},
    {ActionId::PictureZoomIn, "pictureZoomIn", nullptr, "Ctrl++", Scope::Panel, false},
    {ActionId::PictureZoomOut, "pictureZoomOut", nullptr, "Ctrl+-", Scope::Panel, false},
    {ActionId::PictureLabels, "pictureLabels", "labels", "L", Scope::Panel, true},
    {ActionId::PictureMotion, "pictureMotion", "motion", "Shift+M", Scope::Panel, true},
    {ActionId::PictureSlow, "pictureSlow", "slow", "S", Scope::Panel, true},
    {ActionId::PictureReplay, "pictureReplay", "replay", "R", Scope::Panel, false},
    {ActionId::PictureTable, "pictureTable", "table", "T", Scope::Panel, true},
    {ActionId::PinInspector, "pinInspector", "pin", "Ctrl+I", Scope::Window, false},
    {ActionId::TraceFollow, "traceFollow", "follow", nullptr, Scope::Panel, true},
    {ActionId::TraceToScale, "traceToScale", "scale", nullptr, Scope::Panel, true},
    {ActionId::ExplainSelection, "explainSelection", "info", "F1", Scope::Window, true},
    {ActionId::TraceCopyPicture, "traceCopyPicture", nullptr, nullptr, Scope::Panel, false},
    {ActionId::TraceCopySvg, "traceCopySvg", nullptr, nullptr, Scope::Panel, false},
    {ActionId::TraceCopyMermaid, "traceCopyMermaid", nullptr, nullptr, Scope::Panel, false},
    {ActionId::TraceCopyJson, "traceCopyJson", nullptr, nullptr, Scope::Panel, false},
    {ActionId::TraceSave, "traceSave", nullptr, nullptr, Scope::Panel, false},
    {ActionId::ThemeSystem, "themeSystem", nullptr, nullptr, Scope::Window, true},
    {ActionId::ThemeLight, "themeLight", nullptr, nullptr, Scope::Window, true},
    {ActionId::ThemeDark, "themeDark", nullptr, nullptr, Scope::Window, true},
    {ActionId::LanguageSystem, "languageSystem", nullptr, nullptr, Scope::Window, true},
    {ActionId::LanguageEnglish, "languageEnglish", nullptr, nullptr, Scope::Window, true},
    {ActionId::LanguageChinese, "languageChinese", nullptr, nullptr, Scope::Window, true},
    {ActionId::PerspectiveLearn, "perspectiveLearn", nullptr, "Ctrl+1", Scope::Window, false},
    {ActionId::PerspectiveDebug, "perspectiveDebug", nullptr, "Ctrl+2", Scope::Window, false},
    {ActionId::PerspectiveLoad, "perspectiveLoad", nullptr, "Ctrl+3", Scope::Window, false},
    {ActionId::ResetLayout, "resetLayout", nullptr, nullptr, Scope::Window, false},
    {ActionId::OpenPalette, "openPalette", "search", "Ctrl+K", Scope::Window, false},
    {ActionId::OpenPreferences, "openPreferences", nullptr, "Ctrl+,", Scope::Window, false},
    {ActionId::Quit, "quit", nullptr, "Ctrl+Q", Scope::Window, false},
    {ActionId::ShowKeys, "showKeys", nullptr, "?", Scope::Window, false},
    {ActionId::ShowAbout, "showAbout", nullptr, nullptr, Scope::Window, false},
}};

constexpr bool isInIdOrder()
{
    for (std::size_t i = 0; i < kDefinitions.size(); ++i) {
        if (kDefinitions[i].id != static_cast<ActionId>(i))
            return false;
    }
    return true;
}
static_assert(isInIdOrder(), "action() indexes by id");

QString actionText(ActionId id)
{
    switch (id) {
    case ActionId::NewDocument:
        return ActionRegistry::tr("&New cluster");
    case ActionId::OpenDocument:
        return ActionRegistry::tr("&Open...");
    case ActionId::SaveDocument:
        return ActionRegistry::tr("&Save");
    case ActionId::SaveDocumentAs:
        return ActionRegistry::tr("Save &as...");
    case ActionId::Undo:
        return ActionRegistry::tr("&Undo");
    case ActionId::Redo:
        return ActionRegistry::tr("&Redo");
    case ActionId::StartCluster:
        return ActionRegistry::tr("S&tart cluster");
    case ActionId::RunDemo:
        return ActionRegistry::tr("Run &demo");
    case ActionId::StopCluster:
        return ActionRegistry::tr("&Stop cluster");
    case ActionId::ChooseRules:
        return ActionRegistry::tr("Choose r&ules file...");
    case ActionId::AddNode:
        return ActionRegistry::tr("Add &node");
    case ActionId::AddClient:
        return ActionRegistry::tr("Add &client");
    case ActionId::AddNodes:
        return ActionRegistry::tr("Add n&odes...");
    case ActionId::AddClients:
        return ActionRegistry::tr("Add c&lients...");
    case ActionId::RestartItem:
        return ActionRegistry::tr("&Restart");
    case ActionId::StopItem:
        return ActionRegistry::tr("Sto&p");
    case ActionId::KillItem:
        return ActionRegistry::tr("&Kill (SIGKILL)");
    case ActionId::RemoveItem:
        return ActionRegistry::tr("Re&move");
    case ActionId::RenameItem:
        return ActionRegistry::tr("Ren&ame");
    case ActionId::DisconnectClient:
        return ActionRegistry::tr("&Disconnect");
    case ActionId::ReconnectClient:
        return ActionRegistry::tr("R&econnect");
    case ActionId::Send:
        return ActionRegistry::tr("&Send");
    case ActionId::SaveToShelf:
        return ActionRegistry::tr("Sa&ve to shelf");
    case ActionId::PauseStream:
        return ActionRegistry::tr("&Pause view");
    case ActionId::FollowStream:
        return ActionRegistry::tr("&Follow newest");
    case ActionId::ClearStream:
        return ActionRegistry::tr("C&lear stream");
    case ActionId::CopyRows:
        return ActionRegistry::tr("&Copy rows");
    case ActionId::FocusFilter:
        return ActionRegistry::tr("&Filter the stream");
    case ActionId::ShowNoise:
        return ActionRegistry::tr("Show &heartbeats and tool traffic");
    case ActionId::ShowTrace:
        return ActionRegistry::tr("Show &trace");
    case ActionId::NextHop:
        return ActionRegistry::tr("&Next hop of this message");
    case ActionId::PreviousHop:
        return ActionRegistry::tr("&Previous hop of this message");
    case ActionId::MarkRow:
        return ActionRegistry::tr("&Mark or unmark row");
    case ActionId::NextMark:
        return ActionRegistry::tr("Next m&arked row");
    case ActionId::PreviousMark:
        return ActionRegistry::tr("Previous ma&rked row");
    case ActionId::ResendRow:
        return ActionRegistry::tr("&Edit and resend");
    case ActionId::ShelveRow:
        return ActionRegistry::tr("&Save to shelf");
    case ActionId::PictureFit:
        return ActionRegistry::tr("&Fit picture");
    case ActionId::PictureZoomIn:
        return ActionRegistry::tr("Zoom &in");
    case ActionId::PictureZoomOut:
        return ActionRegistry::tr("Zoom &out");
    case ActionId::PictureLabels:
        return ActionRegistry::tr("&Labels in the picture");
    case ActionId::PictureMotion:
        return ActionRegistry::tr("&Motion in the picture");
    case ActionId::PictureSlow:
        return ActionRegistry::tr("Slow &motion: one message after another");
    case ActionId::PictureReplay:
        return ActionRegistry::tr("&Replay the selected message");
    case ActionId::PictureTable:
        return ActionRegistry::tr("Picture as &table");
    case ActionId::PinInspector:
        return ActionRegistry::tr("&Pin in a window");
    case ActionId::TraceFollow:
        return ActionRegistry::tr("Follow the &latest message");
    case ActionId::TraceToScale:
        return ActionRegistry::tr("Ladder to &scale");
    case ActionId::ExplainSelection:
        return ActionRegistry::tr("E&xplain selection");
    case ActionId::TraceCopyPicture:
        return ActionRegistry::tr("Copy trace as &picture");
    case ActionId::TraceCopySvg:
        return ActionRegistry::tr("Copy trace as S&VG");
    case ActionId::TraceCopyMermaid:
        return ActionRegistry::tr("Copy trace as &Mermaid diagram");
    case ActionId::TraceCopyJson:
        return ActionRegistry::tr("Copy trace as &JSON");
    case ActionId::TraceSave:
        return ActionRegistry::tr("&Save trace...");
    case ActionId::ThemeSystem:
        return ActionRegistry::tr("As the &system");
    case ActionId::ThemeLight:
        return ActionRegistry::tr("&Light");
    case ActionId::ThemeDark:
        return ActionRegistry::tr("&Dark");
    case ActionId::LanguageSystem:
        return ActionRegistry::tr("As the s&ystem");
    // A language is named in itself, so that it is found whatever the window speaks now.
    case ActionId::LanguageEnglish:
        return QStringLiteral("English");
    case ActionId::LanguageChinese:
        return QStringLiteral("简体中文");
    case ActionId::PerspectiveLearn:
        return ActionRegistry::tr("&Learn");
    case ActionId::PerspectiveDebug:
        return ActionRegistry::tr("De&bug");
    case ActionId::PerspectiveLoad:
        return ActionRegistry::tr("L&oad");
    case ActionId::ResetLayout:
        return ActionRegistry::tr("&Reset layout");
    case ActionId::OpenPalette:
        return ActionRegistry::tr("Find and &do...");
    case ActionId::OpenPreferences:
        return ActionRegistry::tr("&Preferences...");
    case ActionId::Quit:
        return ActionRegistry::tr("&Quit");
    case ActionId::ShowKeys:
        return ActionRegistry::tr("&Keyboard shortcuts");
    case ActionId::ShowAbout:
        return ActionRegistry::tr("&About Relayscope");
    case ActionId::Count:
        break;
    }
    Q_UNREACHABLE();
}

/// "Run &demo" and, as Chinese has it, "...(&D)" without the key.
QString withoutMnemonic(QString text)
{
    static const QRegularExpression appended(QStringLiteral("\\(&.\\)"));
    return text.remove(appended).remove(QLatin1Char('&'));
}

} // namespace

ActionRegistry::ActionRegistry(QObject *parent)
    : QObject(parent)
{
    auto *themes = new QActionGroup(this);
    auto *languages = new QActionGroup(this);
    for (const Definition &definition : kDefinitions) {
        auto *action = new QAction(this);
        action->setObjectName(QLatin1String(definition.name));
        if (definition.icon != nullptr)
            action->setIcon(symbolicIcon(QLatin1String(definition.icon)));
        if (definition.key != nullptr)
            action->setShortcut(QKeySequence(QLatin1String(definition.key)));
        action->setShortcutContext(
            definition.scope == Scope::Window ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
        action->setCheckable(definition.checkable);
        m_actions[static_cast<std::size_t>(definition.id)] = action;
    }
    for (const ActionId id : {ActionId::ThemeSystem, ActionId::ThemeLight, ActionId::ThemeDark})
        themes->addAction(action(id));
    for (const ActionId id : {ActionId::LanguageSystem, ActionId::LanguageEnglish, ActionId::LanguageChinese})
        languages->addAction(action(id));
    // Qt tells the Enter of the number pad, which people call Enter, from Return, which they press.
    action(ActionId::Send)
        ->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Enter), QKeySequence(Qt::CTRL | Qt::Key_Return)});
    // Two habits: the address line of browsers, and the search of everything else.
    action(ActionId::FocusFilter)
        ->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_L), QKeySequence(Qt::CTRL | Qt::Key_F)});
    action(ActionId::Quit)->setMenuRole(QAction::QuitRole);
    retranslate();
}

QString ActionRegistry::fullName(ActionId id) const
{
    switch (id) {
    case ActionId::ThemeSystem:
        return tr("Theme: as the system");
    case ActionId::ThemeLight:
        return tr("Theme: light");
    case ActionId::ThemeDark:
        return tr("Theme: dark");
    case ActionId::LanguageSystem:
        return tr("Language: as the system");
    case ActionId::LanguageEnglish:
    case ActionId::LanguageChinese:
        return tr("Language: %1").arg(action(id)->iconText());
    default:
        return action(id)->iconText();
    }
}

QString ActionRegistry::groupTitle(ActionId id)
{
    if (id <= ActionId::SaveDocumentAs)
        return tr("File");
    if (id <= ActionId::Redo)
        return tr("Edit");
    if (id <= ActionId::AddClients)
        return tr("Cluster");
    if (id <= ActionId::ReconnectClient)
        return tr("Selected node or client");
    if (id <= ActionId::SaveToShelf)
        return tr("Composer");
    if (id <= ActionId::ShelveRow)
        return tr("Stream");
    if (id <= ActionId::PictureTable)
        return tr("Picture");
    if (id <= ActionId::TraceSave)
        return tr("Inspector and trace");
    if (id <= ActionId::ResetLayout)
        return tr("View");
    return tr("Window");
}

QAction *ActionRegistry::action(ActionId id) const
{
    return m_actions[static_cast<std::size_t>(id)];
}

void ActionRegistry::retranslate()
{
    for (const Definition &definition : kDefinitions) {
        QAction *item = action(definition.id);
        const QString text = actionText(definition.id);
        const QString key = item->shortcut().toString(QKeySequence::NativeText);
        item->setText(text);
        item->setIconText(withoutMnemonic(text));
        item->setToolTip(key.isEmpty() ? withoutMnemonic(text)
                                       : tr("%1 (%2)", "tool tip: action, key").arg(withoutMnemonic(text), key));
    }
}

} // namespace relayscope::ui
