#pragma once

#include "core/filter/filterexpression.h"
#include "core/savedmessage.h"
#include "models/clustermodel.h"

#include <QObject>
#include <QPoint>

namespace relayscope::ui {

using core::FilterJoin;

/// What one panel wishes of another: the panel where the user asks emits, the one that can do it connects. Keeps
/// nothing. GUI thread; owned by the main window.
class PanelRequests final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    /// To the stream.
    void filterRequested(const QString &expression, relayscope::core::FilterJoin join);
    /// To the charts: a line that counts what the filter matches.
    void plotRequested(const QString &filter);
    /// To the composer: the message is there to be changed and sent.
    void composeRequested(const relayscope::core::SavedMessage &message);
    /// To the shelf: keep it.
    void shelfRequested(const relayscope::core::SavedMessage &message);
    /// To the inspector: keep this row open in a window of its own.
    void pinRequested(quint64 hopNumber);
    /// To the window: show the dock of that object name and give it the focus.
    void showPanelRequested(const QString &objectName);
    /// To the cluster tree: select it and show its menu there.
    void itemMenuRequested(relayscope::models::ItemKind kind, const QString &id, const QPoint &globalPosition);
};

} // namespace relayscope::ui
