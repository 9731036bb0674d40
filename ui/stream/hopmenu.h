#pragma once

#include "core/filter/filterexpression.h"
#include "models/hopmodel.h"

#include <QMenu>

namespace relayscope::ui {

class ActionRegistry;
class PanelRequests;

/// The menu of one cell of the stream: filter for what it shows, plot that, and what can be done with its row. It asks
/// by PanelRequests and by the actions of the registry. GUI thread; made when asked for, dies when closed.
class HopMenu final : public QMenu {
    Q_OBJECT

public:
    HopMenu(const core::Hop &hop, models::HopModel::Column column, qint64 originNs, ActionRegistry &actions,
        PanelRequests &requests, QWidget *parent);

private:
    void addFilters(const QString &expression);
    void addFilter(const QString &text, const QString &expression, core::FilterJoin join);

    PanelRequests &m_requests;
};

} // namespace relayscope::ui
