#include "ui/picture/picturecanvas.h"

#include "ui/picture/edgepainting.h"
#include "ui/picture/notespots.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace relayscope::ui {

using models::BoxKind;
using models::NotePlace;
using models::PictureBox;
using models::PictureEdge;
using models::PictureLayout;

namespace {

struct CanvasText {
    Q_DECLARE_TR_FUNCTIONS(relayscope::ui::PictureView)
};

constexpr qreal kDragOpacity = 0.85;

} // namespace

PictureCanvas::PictureCanvas(const models::PictureModel &model, const PictureLayout &layout,
    const models::PictureMetrics &metrics, const QHash<models::PictureEdgeId, EdgeLook> &looks, qreal scale,
    const QPointF &origin, const QSizeF &viewSize, const QFont &font, const QPalette &palette, bool showsLabels)
    : m_model(model)
    , m_layout(layout)
    , m_metrics(metrics)
    , m_looks(looks)
    , m_scale(scale)
    , m_origin(origin)
    , m_view(viewSize)
    , m_font(font)
    , m_palette(palette)
    , m_showsLabels(showsLabels)
{
}

void PictureCanvas::enterScene(QPainter &painter) const
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.translate(-m_origin);
    painter.scale(m_scale, m_scale);
}

void PictureCanvas::paintStill(QPainter &painter, const MarksOf &marksOf) const
{
    enterScene(painter);
    PicturePainter boxes(painter, m_metrics, m_font, m_palette);
    paintHeadings(boxes);
    EdgePainter edges(painter, m_metrics, m_font, m_palette);
    for (const PictureEdge &edge : m_layout.edges()) {
        if (const auto look = m_looks.constFind(edge.id); look != m_looks.cend())
            edges.drawEdge(edge, *look);
    }
    const QRectF seen(m_origin / m_scale, m_view / m_scale);
    for (const PictureBox &box : m_model.scene().boxes()) {
        const QRectF rect = m_layout.rect(box.id);
        // Redis can be taller than the view: its words stay in sight.
        const QRectF text = rect.intersected(seen);
        const bool isCut = box.kind == BoxKind::Redis && text.height() >= m_metrics.redis.height();
        boxes.drawBox(box, rect, isCut ? text : rect, m_layout.isCompact(), marksOf(box));
    }
}

void PictureCanvas::paintHeadings(PicturePainter &pen) const
{
    if (!m_showsLabels || m_model.scene().boxes().isEmpty())
        return;
    const std::pair<PictureLayout::Lane, QString> headings[]
        = {{PictureLayout::Lane::Clients, CanvasText::tr("Clients")},
            {PictureLayout::Lane::Nodes, CanvasText::tr("Nodes")},
            {PictureLayout::Lane::Redis, CanvasText::tr("Message bus")},
            {PictureLayout::Lane::Foreign, CanvasText::tr("Other publishers")}};
    for (const auto &[lane, text] : headings) {
        if (const QRectF rect = m_layout.lane(lane); !rect.isNull())
            pen.drawHeading(text, rect);
    }
}

void PictureCanvas::paintMoving(QPainter &painter, qint64 nowMs) const
{
    const models::PicturePlayer &player = m_model.player();
    if (!player.isMoving() && m_model.path().isEmpty())
        return;
    painter.save();
    enterScene(painter);
    EdgePainter pen(painter, m_metrics, m_font, m_palette);
    PicturePainter boxes(painter, m_metrics, m_font, m_palette);
    paintStarts(boxes, nowMs);
    paintNotes(pen, nowMs);
    for (const models::PicturePlayer::Dot &dot : player.dots()) {
        if (const PictureEdge *edge = m_layout.edge(dot.edge))
            pen.drawDot(*edge, dot.position(nowMs), dot.look);
    }
    painter.restore();
}

void PictureCanvas::paintStarts(PicturePainter &boxes, qint64 nowMs) const
{
    const auto paint = [&](const QString &text, const QString &boxId, double opacity) {
        if (const QRectF rect = m_layout.rect(boxId); !rect.isNull()) // else it is gone since
            boxes.drawStart(text, rect, opacity);
    };
    for (const models::PictureStep &step : m_model.path()) {
        if (step.isStart)
            paint(models::startText(), step.from, 1);
    }
    for (const models::PicturePlayer::Note &note : m_model.player().notes()) {
        if (note.place == NotePlace::Start)
            paint(note.text, note.boxId, note.opacity(nowMs));
    }
}

void PictureCanvas::paintNotes(EdgePainter &pen, qint64 nowMs) const
{
    const models::PicturePlayer &player = m_model.player();
    NoteSpots spots(m_model.scene(), m_layout, m_looks, m_metrics, m_font);
    const auto paint
        = [&](const QString &text, models::Tone tone, NotePlace place, const QString &boxId, double opacity) {
              if (text.isEmpty() || place == NotePlace::Start)
                  return;
              if (const std::optional<QRectF> spot = spots.spotFor(text, place, boxId))
                  pen.drawNote(text, tone, *spot, opacity);
          };
    // What is being played says it when it comes there; else the path says all of it.
    if (player.soloMessage() == 0) {
        for (const models::PictureStep &step : m_model.path())
            paint(step.note, step.noteTone, step.notePlace, step.noteBox, 1);
    }
    const QList<models::PicturePlayer::Note> &notes = player.notes();
    for (auto note = notes.cbegin(); note != notes.cend(); ++note) {
        // One place says one thing: what is said there now.
        const bool isReplaced = std::any_of(note + 1, notes.cend(), [&](const models::PicturePlayer::Note &later) {
            return later.boxId == note->boxId && later.place == note->place && later.opacity(nowMs) > 0;
        });
        if (!isReplaced && note->opacity(nowMs) > 0)
            paint(note->text, note->tone, note->place, note->boxId, note->opacity(nowMs));
    }
}

void PictureCanvas::paintDragged(QPainter &painter, const PictureBox &box, const QPointF &offset) const
{
    painter.save();
    enterScene(painter);
    painter.setOpacity(kDragOpacity);
    const QRectF rect = m_layout.rect(box.id).translated(offset);
    PicturePainter(painter, m_metrics, m_font, m_palette).drawBox(box, rect, rect, m_layout.isCompact(), Current);
    painter.restore();
}

} // namespace relayscope::ui
