#pragma once

#include <QList>
#include <QString>

class QMimeData;

namespace relayscope::models {

/// Rows of the stream that are dragged: their Hop::number, decimal, with blanks between them.
[[nodiscard]] QString hopMimeType();
/// The caller owns it.
[[nodiscard]] QMimeData *hopMimeData(const QList<quint64> &numbers);
/// Empty when there are none in it.
[[nodiscard]] QList<quint64> hopNumbers(const QMimeData &data);

} // namespace relayscope::models
