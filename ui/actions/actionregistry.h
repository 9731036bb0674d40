#pragma once

#include <QObject>

#include <array>

class QAction;

namespace relayscope::ui {

/// Everything the user can do by menu, tool bar or key.
enum class ActionId {
    NewDocument,
    OpenDocument,
    SaveDocument,
    SaveDocumentAs,
    Undo,
    Redo,
    RunDemo,
    StartCluster,
    StopCluster,
    ChooseRules,
    AddNode,
    AddClient,
    AddNodes,
    AddClients,
    RestartItem,
    StopItem,
    KillItem,
    RemoveItem,
    RenameItem,
    DisconnectClient,
    ReconnectClient,
    Send,
    SaveToShelf,
    PauseStream,
    FollowStream,
    ClearStream,
    CopyRows,
    FocusFilter,
    ShowNoise,
    ShowTrace,
    NextHop,
    PreviousHop,
    MarkRow,
    NextMark,
    PreviousMark,
    ResendRow,
    ShelveRow,
    PictureFit,
    PictureZoomIn,
    PictureZoomOut,
    PictureLabels,
    PictureMotion,
    PictureSlow,
    PictureReplay,
    PictureTable,
    PinInspector,
    TraceFollow,
    TraceToScale,
    ExplainSelection,
    TraceCopyPicture,
    TraceCopySvg,
    TraceCopyMermaid,
    TraceCopyJson,
    TraceSave,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    LanguageSystem,
    LanguageEnglish,
    LanguageChinese,
    PerspectiveLearn,
    PerspectiveDebug,
    PerspectiveLoad,
    ResetLayout,
    OpenPalette,
    OpenPreferences,
    Quit,
    ShowKeys,
    ShowAbout,
    Count,
};

/// The one place of actions: text, key, icon and tool tip. GUI thread; owned by the main window. Whoever performs an
/// action connects to it; the registry itself does nothing.
class ActionRegistry final : public QObject {
    Q_OBJECT

public:
    explicit ActionRegistry(QObject *parent = nullptr);

    [[nodiscard]] QAction *action(ActionId id) const;
    QAction *operator[](ActionId id) const { return action(id); }

    /// The menu or panel that the action belongs to, in words; actions of one group follow one another.
    [[nodiscard]] static QString groupTitle(ActionId id);

    /// What the action does in words, also where no menu around it says of what: "Theme: dark".
    [[nodiscard]] QString fullName(ActionId id) const;

    /// Sets all texts in the current language; tool tips end with the key.
    void retranslate();

private:
    std::array<QAction *, static_cast<std::size_t>(ActionId::Count)> m_actions{};
};

} // namespace relayscope::ui
