#pragma once

#include "core/roomcell.h"
#include "models/palettemodel.h"
#include "ui/panelcontext.h"

#include <QMap>
#include <QObject>
#include <QSet>

class QAction;

namespace relayscope::ui {

/// Collects what the palette can find: actions, panels, nodes, clients, rooms, channels, saved messages. GUI thread;
/// owned by the palette.
class PaletteSources final : public QObject {
    Q_OBJECT

public:
    /// Rooms and channels that are listed, each.
    static constexpr qsizetype kMaxNames = 2'000;

    /// panels: the actions that show and hide panels.
    PaletteSources(const PanelContext &context, QList<QAction *> panels, QObject *parent = nullptr);

    [[nodiscard]] QList<models::PaletteEntry> collect() const;

private:
    void addActions(QList<models::PaletteEntry> &entries) const;
    void addMembers(QList<models::PaletteEntry> &entries) const;
    void addNames(QList<models::PaletteEntry> &entries) const;
    void addMessages(QList<models::PaletteEntry> &entries) const;

    PanelContext m_context;
    QList<QAction *> m_panels;
    QList<core::RoomCell> m_rooms;
    QSet<QByteArray> m_channels;
};

} // namespace relayscope::ui
