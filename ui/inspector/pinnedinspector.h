#pragma once

#include "ui/inspector/inspectedhop.h"

#include <QWidget>

namespace relayscope::ui {

class InspectorView;
struct PanelContext;

/// A window of its own that keeps explaining one row, also after it left the stream. Deletes itself when it is closed,
/// and ends with its parent.
class PinnedInspector final : public QWidget {
    Q_OBJECT

public:
    PinnedInspector(PanelContext &context, const InspectedHop &inspected, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();

    InspectorView *m_view;
};

} // namespace relayscope::ui
