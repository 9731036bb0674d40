#pragma once

class QAbstractItemView;

namespace relayscope::ui {

/// Puts the selected rows on the clipboard, in the order of the table: a line each, its cells parted by tabs. Nothing
/// happens when none is selected.
void copySelectedRows(const QAbstractItemView &view);

} // namespace relayscope::ui
