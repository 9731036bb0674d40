#pragma once

#include "models/picturelayout.h"
#include "models/picturescene.h"
#include "ui/theme/semanticcolors.h"

#include <QFont>
#include <QPalette>

class QPainter;

namespace relayscope::ui {

/// How a box is shown apart from what it is.
enum BoxMark {
    NoMark = 0,
    /// The keyboard is here.
    Focused = 1,
    /// Selected here and in the tree.
    Current = 2,
    Hovered = 4,
    /// What is dragged can be dropped here.
    DropTarget = 8,
    /// The selected message was not here.
    Dimmed = 16,
};
using BoxMarks = int;

/// Draws boxes and headings of the picture in the coordinates of the layout. Made for one paint; keeps nothing.
class PicturePainter final {
public:
    PicturePainter(
        QPainter &painter, const models::PictureMetrics &metrics, const QFont &font, const QPalette &palette);

    /// text: the part of the box that its words are in the middle of.
    void drawBox(const models::PictureBox &box, const QRectF &rect, const QRectF &text, bool isCompact, BoxMarks marks);
    /// The mark of a box that a message starts at, on its lower edge, away from the headings.
    void drawStart(const QString &text, const QRectF &box, double opacity);
    void drawHeading(const QString &text, const QRectF &lane);

private:
    void drawFrame(const QRectF &rect, BoxMarks marks, bool isStacked);
    void drawLarge(const models::PictureBox &box, const QRectF &rect);
    void drawCompact(const models::PictureBox &box, const QRectF &rect);
    void drawLinks(const models::PictureBox &box, const QRectF &rect);
    void drawState(const models::PictureBox &box, const QRectF &line);
    /// Elided; returns where it ends.
    qreal drawText(const QRectF &line, const QString &text, const QFont &font, ColorRole color, int alignment);
    [[nodiscard]] QColor color(ColorRole role) const { return semanticColor(role, m_palette); }

    QPainter &m_painter;
    const models::PictureMetrics &m_metrics;
    QFont m_font;
    QPalette m_palette;
};

} // namespace relayscope::ui
