#pragma once

#include "models/picturescene.h"
#include "models/picturestep.h"
#include "ui/picture/edgelooks.h"

#include <QFont>
#include <QHash>
#include <QList>
#include <QRectF>

#include <optional>
#include <utility>

namespace relayscope::ui {

/// Finds where a note beside an edge hides nothing: no number, no rate, no word of a box, no other note; or as little
/// as possible. Made for one paint; keeps where it has put notes.
class NoteSpots final {
public:
    NoteSpots(const models::PictureScene &scene, const models::PictureLayout &layout,
        const QHash<models::PictureEdgeId, EdgeLook> &looks, const models::PictureMetrics &metrics, const QFont &font);

    /// For a text at the edges of that box; empty when the box is not there, for it may be long gone. The same note is
    /// at the same spot again.
    [[nodiscard]] std::optional<QRectF> spotFor(const QString &text, models::NotePlace place, const QString &boxId);

private:
    /// Box and text.
    using NoteKey = std::pair<QString, QString>;

    /// The edges of a box: between which x they are, and from the highest to the lowest.
    [[nodiscard]] QRectF edgesOf(const QString &boxId) const;
    [[nodiscard]] QList<QRectF> candidates(const QSizeF &size, models::NotePlace place, const QRectF &edges) const;
    [[nodiscard]] qreal hiddenBy(const QRectF &spot) const;

    const models::PictureLayout &m_layout;
    const QHash<models::PictureEdgeId, EdgeLook> &m_looks;
    const models::PictureMetrics &m_metrics;
    QFont m_font;
    QList<QRectF> m_taken;
    QHash<NoteKey, QRectF> m_spots;
};

} // namespace relayscope::ui
