#pragma once

#include <QFont>
#include <QString>

namespace relayscope::ui {

/// A value of a chart in three digits or so: "1,204", "31.5", "0.25"; in the locale of the window.
[[nodiscard]] QString plotValueText(double value);
/// The text in lines that are no wider than so many pixels, parted where its language parts them.
[[nodiscard]] QString wrappedText(const QString &text, const QFont &font, int width);
/// The smallest of 1, 2, 2.5, 5 or 10 times a power of ten that is not below: where a value axis ends. At least 1.
[[nodiscard]] double niceCeiling(double value);

} // namespace relayscope::ui
