#pragma once

#include <QString>

class QAbstractScrollArea;

namespace relayscope::ui {

/// Draws what will appear in an empty table or tree in the middle of its viewport; for its paintEvent().
void drawPlaceholder(QAbstractScrollArea &view, const QString &text);

} // namespace relayscope::ui
