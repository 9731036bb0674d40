#include "ui/theme/semanticcolors.h"

#include <QPalette>

#include <algorithm>
#include <array>
#include <cmath>

namespace relayscope::ui {

namespace {

struct Row {
    ColorRole role;
    QRgb light;
    QRgb dark;
};

constexpr std::size_t kRoleCount = static_cast<std::size_t>(ColorRole::Count);

constexpr std::array<Row, kRoleCount> kTable{{
    {ColorRole::Window, 0xfff3f4f7, 0xff1d2026},
    {ColorRole::Surface, 0xffffffff, 0xff15171c},
    {ColorRole::SurfaceTint, 0xfff7f8fb, 0xff1a1d23},
    {ColorRole::Raised, 0xffffffff, 0xff282c34},
    {ColorRole::Border, 0xffdcdfe6, 0xff31363f},
    {ColorRole::BorderStrong, 0xffb9bfca, 0xff4a515d},
    {ColorRole::Text, 0xff1f2430, 0xffe3e6ec},
    {ColorRole::TextMuted, 0xff5a6373, 0xffa6afbd},
    {ColorRole::TextDisabled, 0xff9aa1ad, 0xff666e7b},
    {ColorRole::Accent, 0xff2f5fd0, 0xff3a68d8},
    {ColorRole::AccentHover, 0xff274fb0, 0xff2f5bc7},
    {ColorRole::AccentText, 0xffffffff, 0xffffffff},
    {ColorRole::Link, 0xff2557c7, 0xff8fb4ff},
    {ColorRole::Selection, 0xffd3e1ff, 0xff283d69},
    {ColorRole::RelatedRow, 0xffebf1ff, 0xff1e2a44},
    {ColorRole::Good, 0xff16703a, 0xff6fcf8e},
    {ColorRole::Warning, 0xff845300, 0xffe8b755},
    {ColorRole::Bad, 0xffb3261e, 0xffff948b},
    {ColorRole::Idle, 0xff5a6373, 0xffa6afbd},
    {ColorRole::GoodSurface, 0xffe4f4e9, 0xff1b3325},
    {ColorRole::WarningSurface, 0xfffff3d9, 0xff382d15},
    {ColorRole::BadSurface, 0xfffdeae8, 0xff41211f},
    {ColorRole::InfoSurface, 0xffe6eefd, 0xff202d49},
    {ColorRole::Tooltip, 0xff2a2f3a, 0xff343a45},
    {ColorRole::PartFraming, 0xffeceef2, 0xff2b2f37},
    {ColorRole::PartType, 0xffdde9ff, 0xff20335a},
    {ColorRole::PartIdentity, 0xfffbe3ef, 0xff46273b},
    {ColorRole::PartPlace, 0xffddf2e4, 0xff1d3b2b},
    {ColorRole::PartQuestion, 0xfffbedc9, 0xff3f3416},
    {ColorRole::PartContent, 0xffebe3fc, 0xff352b59},
    // After the colour-blind-safe palette of Okabe and Ito, darker on white and lighter on dark where it is too near.
    {ColorRole::Series1, 0xff0067b1, 0xff5aa9f0},
    {ColorRole::Series2, 0xffc24d00, 0xffff8a4c},
    {ColorRole::Series3, 0xff00805c, 0xff2fc79a},
    {ColorRole::Series4, 0xffa8487f, 0xffe795c0},
    {ColorRole::Series5, 0xff8a6100, 0xffecd94f},
    {ColorRole::Series6, 0xff2a83bd, 0xff8fd3ff},
    {ColorRole::Series7, 0xff6f4bb8, 0xffb79cff},
    {ColorRole::Series8, 0xff4b5563, 0xffc3c9d3},
}};

constexpr bool isInRoleOrder()
{
    for (std::size_t i = 0; i < kRoleCount; ++i) {
        if (kTable[i].role != static_cast<ColorRole>(i))
            return false;
    }
    return true;
}
static_assert(isInRoleOrder(), "semanticColor() indexes the table by role");

constexpr ColorPair kTextPairs[] = {
    {ColorRole::Text, ColorRole::Window},
    {ColorRole::Text, ColorRole::Surface},
    {ColorRole::Text, ColorRole::SurfaceTint},
    {ColorRole::Text, ColorRole::Raised},
    {ColorRole::Text, ColorRole::Selection},
    {ColorRole::Text, ColorRole::RelatedRow},
    {ColorRole::Text, ColorRole::GoodSurface},
    {ColorRole::Text, ColorRole::WarningSurface},
    {ColorRole::Text, ColorRole::BadSurface},
    {ColorRole::Text, ColorRole::InfoSurface},
    {ColorRole::TextMuted, ColorRole::Window},
    {ColorRole::TextMuted, ColorRole::Surface},
    {ColorRole::TextMuted, ColorRole::SurfaceTint},
    {ColorRole::TextMuted, ColorRole::Selection},
    {ColorRole::TextMuted, ColorRole::RelatedRow},
    {ColorRole::Text, ColorRole::PartFraming},
    {ColorRole::TextMuted, ColorRole::PartFraming},
    {ColorRole::Text, ColorRole::PartType},
    {ColorRole::TextMuted, ColorRole::PartType},
    {ColorRole::Text, ColorRole::PartIdentity},
    {ColorRole::TextMuted, ColorRole::PartIdentity},
    {ColorRole::Text, ColorRole::PartPlace},
    {ColorRole::TextMuted, ColorRole::PartPlace},
    {ColorRole::Text, ColorRole::PartQuestion},
    {ColorRole::TextMuted, ColorRole::PartQuestion},
    {ColorRole::Text, ColorRole::PartContent},
    {ColorRole::TextMuted, ColorRole::PartContent},
    {ColorRole::AccentText, ColorRole::Accent},
    {ColorRole::AccentText, ColorRole::AccentHover},
    {ColorRole::AccentText, ColorRole::Tooltip},
    {ColorRole::Link, ColorRole::Window},
    {ColorRole::Link, ColorRole::Surface},
    {ColorRole::Link, ColorRole::InfoSurface},
    {ColorRole::Good, ColorRole::Window},
    {ColorRole::Good, ColorRole::Surface},
    {ColorRole::Good, ColorRole::SurfaceTint},
    {ColorRole::Good, ColorRole::Selection},
    {ColorRole::Good, ColorRole::RelatedRow},
    {ColorRole::Good, ColorRole::GoodSurface},
    {ColorRole::Warning, ColorRole::Window},
    {ColorRole::Warning, ColorRole::Surface},
    {ColorRole::Warning, ColorRole::SurfaceTint},
    {ColorRole::Warning, ColorRole::Selection},
    {ColorRole::Warning, ColorRole::RelatedRow},
    {ColorRole::Warning, ColorRole::WarningSurface},
    {ColorRole::Bad, ColorRole::Window},
    {ColorRole::Bad, ColorRole::Surface},
    {ColorRole::Bad, ColorRole::SurfaceTint},
    {ColorRole::Bad, ColorRole::Selection},
    {ColorRole::Bad, ColorRole::RelatedRow},
    {ColorRole::Bad, ColorRole::BadSurface},
    {ColorRole::Idle, ColorRole::Surface},
    {ColorRole::Idle, ColorRole::Selection},
};

constexpr ColorRole kSeriesColors[] = {
    ColorRole::Series1,
    ColorRole::Series2,
    ColorRole::Series3,
    ColorRole::Series4,
    ColorRole::Series5,
    ColorRole::Series6,
    ColorRole::Series7,
    ColorRole::Series8,
};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

QColor semanticColor(ColorRole role, ColorMode mode)
{
    const Row &row = kTable[static_cast<std::size_t>(role)];
    return QColor::fromRgb(mode == ColorMode::Dark ? row.dark : row.light);
}

ColorMode colorMode(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? ColorMode::Dark : ColorMode::Light;
}

QColor semanticColor(ColorRole role, const QPalette &palette)
{
    return semanticColor(role, colorMode(palette));
}

QPalette semanticPalette(ColorMode mode)
{
    const auto color = [mode](ColorRole role) { return semanticColor(role, mode); };
    QPalette palette;
    palette.setColor(QPalette::Window, color(ColorRole::Window));
    palette.setColor(QPalette::WindowText, color(ColorRole::Text));
    palette.setColor(QPalette::Base, color(ColorRole::Surface));
    palette.setColor(QPalette::AlternateBase, color(ColorRole::SurfaceTint));
    palette.setColor(QPalette::Text, color(ColorRole::Text));
    palette.setColor(QPalette::PlaceholderText, color(ColorRole::TextMuted));
    palette.setColor(QPalette::Button, color(ColorRole::Raised));
    palette.setColor(QPalette::ButtonText, color(ColorRole::Text));
    palette.setColor(QPalette::BrightText, color(ColorRole::AccentText));
    palette.setColor(QPalette::Highlight, color(ColorRole::Selection));
    palette.setColor(QPalette::HighlightedText, color(ColorRole::Text));
    palette.setColor(QPalette::Link, color(ColorRole::Link));
    palette.setColor(QPalette::LinkVisited, color(ColorRole::Link));
    palette.setColor(QPalette::ToolTipBase, color(ColorRole::Tooltip));
    palette.setColor(QPalette::ToolTipText, color(ColorRole::AccentText));
    palette.setColor(QPalette::Light, color(ColorRole::Raised));
    palette.setColor(QPalette::Midlight, color(ColorRole::Border));
    palette.setColor(QPalette::Mid, color(ColorRole::BorderStrong));
    palette.setColor(QPalette::Dark, color(ColorRole::BorderStrong));
    palette.setColor(QPalette::Shadow, color(ColorRole::BorderStrong));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(ColorRole::TextDisabled));
    return palette;
}

std::span<const ColorPair> textColorPairs()
{
    return kTextPairs;
}

std::span<const ColorRole> seriesColors()
{
    return kSeriesColors;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    // With braces: of two temporaries std::minmax() would give references.
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace relayscope::ui
