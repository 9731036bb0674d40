#pragma once

#include "models/tone.h"
#include "ui/theme/semanticcolors.h"

class QPainter;
class QPalette;
class QRect;

namespace relayscope::ui {

[[nodiscard]] ColorRole colorRole(models::Tone tone);
/// A state lamp in the middle of rect, its side that of a lower-case letter. Each tone has its own shape besides its
/// colour: good a disc, pending a ring with a dot, bad a disc with a cross, quiet a ring; plain draws nothing.
void drawLamp(QPainter &painter, const QRect &rect, models::Tone tone, const QPalette &palette);

} // namespace relayscope::ui
