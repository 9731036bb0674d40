#pragma once

namespace relayscope::ui {

/// Lets assistive programs read the boxes of a PictureView as the items of a list, each with its name and state. Once
/// is enough for all views; more does nothing.
void installPictureAccess();

} // namespace relayscope::ui
