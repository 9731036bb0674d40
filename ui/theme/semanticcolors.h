#pragma once

#include <QColor>

#include <span>

class QPalette;

namespace relayscope::ui {

/// Every colour of the window by its meaning. Nothing outside ui/theme names a colour by value.
enum class ColorRole {
    Window,
    Surface,
    SurfaceTint,
    Raised,
    Border,
    BorderStrong,
    Text,
    TextMuted,
    TextDisabled,
    Accent,
    AccentHover,
    AccentText,
    Link,
    Selection,
    RelatedRow,
    Good,
    Warning,
    Bad,
    Idle,
    GoodSurface,
    WarningSurface,
    BadSurface,
    InfoSurface,
    Tooltip,
    /// Backgrounds of the parts of a frame in the inspector.
    PartFraming,
    PartType,
    PartIdentity,
    PartPlace,
    PartQuestion,
    PartContent,
    /// Lines of charts, told apart with any colour vision.
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
    Series6,
    Series7,
    Series8,
    Count,
};

enum class ColorMode { Light, Dark };

[[nodiscard]] QColor semanticColor(ColorRole role, ColorMode mode);
/// The colour for widgets painted with that palette: dark when its window colour is dark.
[[nodiscard]] QColor semanticColor(ColorRole role, const QPalette &palette);
[[nodiscard]] ColorMode colorMode(const QPalette &palette);
/// The application palette of a mode, made of the table only.
[[nodiscard]] QPalette semanticPalette(ColorMode mode);

/// Text drawn on a background somewhere in the window.
struct ColorPair {
    ColorRole foreground;
    ColorRole background;
};
/// All pairs in use; each must keep kMinContrast in both modes.
[[nodiscard]] std::span<const ColorPair> textColorPairs();
/// WCAG 2.1 success criterion 1.4.3 (AA) for text of normal size.
inline constexpr double kMinContrast = 4.5;
/// Lines drawn on the surface of a chart; each must keep kMinGraphicContrast in both modes.
[[nodiscard]] std::span<const ColorRole> seriesColors();
/// WCAG 2.1 success criterion 1.4.11 for graphics.
inline constexpr double kMinGraphicContrast = 3.0;
/// WCAG 2.1 contrast ratio of two opaque colours, 1..21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

} // namespace relayscope::ui
