#include "ui/theme/calmstyle.h"

#include "ui/theme/flatpainting.h"
#include "ui/theme/metrics.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QStyleOption>

#include <algorithm>

namespace relayscope::ui {

namespace {

/// The slider of a scroll bar that has no arrow buttons; its groove is the whole bar.
QRect sliderRect(const QStyleOptionSlider &bar, int minimumLength)
{
    const bool horizontal = bar.orientation == Qt::Horizontal;
    const int length = horizontal ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    const int slider = range <= 0 ? length
                                  : std::clamp(int(qint64(length) * bar.pageStep / (range + bar.pageStep)),
                                      std::min(minimumLength, length), length);
    const int start = QStyle::sliderPositionFromValue(
        bar.minimum, bar.maximum, bar.sliderPosition, length - slider, bar.upsideDown);
    return horizontal ? QRect(bar.rect.x() + start, bar.rect.y(), slider, bar.rect.height())
                      : QRect(bar.rect.x(), bar.rect.y() + start, bar.rect.width(), slider);
}

} // namespace

CalmStyle::CalmStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void CalmStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) != nullptr || qobject_cast<QComboBox *>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
}

int CalmStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const QFontMetrics font = option != nullptr ? option->fontMetrics
        : widget != nullptr                     ? widget->fontMetrics()
                                                : QFontMetrics(QFont());
    const int unit = spacingUnit(font);
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
        return iconSide(font);
    case PM_ToolBarItemSpacing:
        return unit / 2;
    case PM_ToolBarItemMargin:
    case PM_ToolBarFrameWidth:
        return unit / 2;
    case PM_ToolBarExtensionExtent:
    case PM_ScrollBarExtent:
        return 3 * unit;
    case PM_ScrollBarSliderMin:
        return 8 * unit;
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        return std::max(3, unit);
    case PM_DockWidgetTitleMargin:
        return unit;
    case PM_HeaderMargin:
        return itemMargin(font);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 2 * unit;
    case PM_FocusFrameHMargin: // the margin of text in item views
        return itemMargin(font) - 1; // QCommonStyle adds one pixel
    case PM_MenuBarItemSpacing:
    case PM_MenuBarHMargin:
    case PM_MenuBarVMargin:
        return unit / 2;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_TabBarTabHSpace:
        return 6 * unit;
    case PM_TabBarTabVSpace:
        return 3 * unit;
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_DefaultFrameWidth:
        return 1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int CalmStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize CalmStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (option == nullptr)
        return base;
    const int unit = spacingUnit(option->fontMetrics);
    const int field = option->fontMetrics.height() + 3 * unit;
    switch (type) {
    case CT_PushButton:
        return {std::max(base.width(), size.width() + 6 * unit), std::max(size.height() + 2 * unit, field)};
    case CT_ComboBox:
    case CT_LineEdit:
    case CT_SpinBox:
        return {base.width(), field};
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon)
            return {base.width() + 3 * unit, std::max(base.height(), field)};
        return {std::max(base.width(), field), std::max(base.height(), field)};
    case CT_MenuBarItem:
        return {size.width() + 4 * unit, size.height() + 2 * unit};
    case CT_HeaderSection:
        return {base.width(), std::max(base.height(), field)};
    case CT_ItemViewItem:
        return {base.width(), std::max(base.height(), rowHeight(option->fontMetrics))};
    default:
        return base;
    }
}

QRect CalmStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || bar == nullptr)
        return QProxyStyle::subControlRect(control, option, part, widget);

    const QRect slider = sliderRect(*bar, pixelMetric(PM_ScrollBarSliderMin, option, widget));
    const bool horizontal = bar->orientation == Qt::Horizontal;
    QRect rect = bar->rect;
    switch (part) {
    case SC_ScrollBarSlider:
        return slider;
    case SC_ScrollBarGroove:
        return rect;
    case SC_ScrollBarSubPage:
        horizontal ? rect.setRight(slider.left() - 1) : rect.setBottom(slider.top() - 1);
        return rect;
    case SC_ScrollBarAddPage:
        horizontal ? rect.setLeft(slider.right() + 1) : rect.setTop(slider.bottom() + 1);
        return rect;
    default:
        return {};
    }
}

void CalmStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        flat::drawButton(*option, *painter);
        return;
    case PE_PanelButtonTool:
        flat::drawToolButton(*option, *painter);
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0) {
            flat::drawField(*option, *painter);
            return;
        }
        if (widget != nullptr && qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()) != nullptr)
            return; // the box around it is the field
        break;
    case PE_Frame:
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget); text && !text->isReadOnly())
            flat::drawField(*option, *painter);
        else
            flat::drawFrame(*option, *painter, widget);
        return;
    case PE_FrameMenu:
        flat::drawMenuFrame(*option, *painter);
        return;
    case PE_FrameFocusRect:
        // The current cell of a list is shown by its row; every other widget draws an accent outline.
        if (qobject_cast<const QAbstractItemView *>(widget) == nullptr)
            flat::drawFocus(*option, *painter);
        return;
    case PE_IndicatorCheckBox:
        flat::drawCheckBox(*option, *painter);
        return;
    case PE_IndicatorToolBarSeparator:
        flat::drawSeparator(*option, *painter);
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        flat::drawDockEdge(*option, *painter);
        return;
    case PE_FrameTabBarBase:
        flat::drawTabBase(*option, *painter);
        return;
    case PE_FrameTabWidget: // the bar draws the edge of the page
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void CalmStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QProxyStyle::drawControl(element, flat::labelOption(*button).get(), painter, widget);
            return;
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button->icon.isNull()) {
            flat::drawToolButtonLabel(*button, *painter, *this);
            return;
        }
        break;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            flat::drawMenuBarItem(*item, *painter, *this);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        flat::drawHeader(*option, *painter, element == CE_HeaderEmptyArea);
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            flat::drawTab(*tab, *painter);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QProxyStyle::drawControl(element, flat::labelOption(*tab).get(), painter, widget);
            return;
        }
        break;
    case CE_ToolBar:
        flat::drawBar(*option, *painter);
        return;
    case CE_MenuBarEmptyArea:
    case CE_Splitter:
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void CalmStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); control == CC_ScrollBar && bar) {
        flat::drawScrollBar(*bar, subControlRect(control, option, SC_ScrollBarSlider, widget), *painter);
        return;
    }
    if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option); control == CC_SpinBox && box) {
        flat::drawSpinBox(*box, subControlRect(control, option, SC_SpinBoxUp, widget),
            subControlRect(control, option, SC_SpinBoxDown, widget), *painter);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace relayscope::ui
