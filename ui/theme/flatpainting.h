#pragma once

#include <memory>

class QPainter;
class QStyle;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QRect;
class QWidget;

/// The drawing of CalmStyle, one function per kind of surface.
namespace relayscope::ui::flat {

void drawButton(const QStyleOption &option, QPainter &painter);
void drawToolButton(const QStyleOption &option, QPainter &painter);
/// Icon and text side by side, as far apart as words are.
void drawToolButtonLabel(const QStyleOptionToolButton &option, QPainter &painter, const QStyle &style);
void drawMenuBarItem(const QStyleOptionMenuItem &option, QPainter &painter, const QStyle &style);
/// The line between a dock and the centre.
void drawDockEdge(const QStyleOption &option, QPainter &painter);
/// Background and border of a text field; the border is the accent when it has the focus.
void drawField(const QStyleOption &option, QPainter &painter);
/// Border of a scroll area or a framed panel.
void drawFrame(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void drawMenuFrame(const QStyleOption &option, QPainter &painter);
void drawFocus(const QStyleOption &option, QPainter &painter);
void drawCheckBox(const QStyleOption &option, QPainter &painter);
void drawSeparator(const QStyleOption &option, QPainter &painter);
void drawHeader(const QStyleOption &option, QPainter &painter, bool isEmptyArea);
void drawBar(const QStyleOption &option, QPainter &painter);
/// A line of the accent colour marks the tab that is open, at its edge to the page.
void drawTab(const QStyleOptionTab &option, QPainter &painter);
/// The line between tabs and page.
void drawTabBase(const QStyleOption &option, QPainter &painter);
void drawScrollBar(const QStyleOptionSlider &option, const QRect &slider, QPainter &painter);
/// A field with an arrow up and one down at its end.
void drawSpinBox(const QStyleOptionSpinBox &option, const QRect &up, const QRect &down, QPainter &painter);
/// The option to draw a button's text with: accent text on a default button.
[[nodiscard]] std::unique_ptr<QStyleOptionButton> labelOption(const QStyleOptionButton &option);
/// The option to draw a tab's text with: muted unless the tab is open.
[[nodiscard]] std::unique_ptr<QStyleOptionTab> labelOption(const QStyleOptionTab &option);

} // namespace relayscope::ui::flat
