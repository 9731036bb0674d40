#pragma once

#include "models/hopmodel.h"
#include "models/messagebrackets.h"

class QFontMetrics;
class QPainter;
class QPalette;
class QRect;

namespace relayscope::ui {

/// What stands before the number of a row, from the left: the user's mark, the lanes of the brackets, an arrow for a
/// question or an answer, what became of the acknowledgement.
struct Gutter {
    enum class Arrow { None, Request, Response };

    models::MessageBrackets::Mark bracket;
    quint64 message = 0;
    /// Its bracket is drawn in the accent colour; 0 for none.
    quint64 highlighted = 0;
    Arrow arrow = Arrow::None;
    models::HopModel::Acknowledgement acknowledgement = models::HopModel::Acknowledgement::None;
    bool isMarked = false;
};

[[nodiscard]] Gutter::Arrow arrowOf(core::HopKind kind);
[[nodiscard]] int gutterWidth(const QFontMetrics &metrics);
/// rect: of the whole first cell.
void drawGutter(
    QPainter &painter, const QRect &rect, const Gutter &gutter, const QFontMetrics &metrics, const QPalette &palette);

} // namespace relayscope::ui
