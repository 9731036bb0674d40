#pragma once

class QLabel;
class QWidget;

namespace relayscope::ui {

/// A label for whole sentences: breaks its lines, can be selected and copied, and never makes its panel wide.
[[nodiscard]] QLabel *addParagraph(QWidget &parent);

} // namespace relayscope::ui
