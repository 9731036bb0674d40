#pragma once

#include "models/picturelayout.h"
#include "models/picturemodel.h"
#include "ui/picture/edgelooks.h"
#include "ui/picture/picturedrag.h"
#include "ui/picture/picturepainter.h"

#include <QAbstractScrollArea>
#include <QPixmap>
#include <QTimer>

namespace relayscope::ui {

class PictureCanvas;

/// The picture itself: paints boxes and edges once and keeps that, over it what travels; zooms, scrolls, takes keys and
/// drags. Painted by hand and not as a QGraphicsScene: every edge is a horizontal line between fixed places, nothing is
/// moved by the user that must be found again, and each box has to be told to a screen reader, which graphics items
/// cannot. GUI thread. Its timer runs only while it is to be seen and something moves.
class PictureView final : public QAbstractScrollArea {
    Q_OBJECT

public:
    static constexpr int kFramesPerSecond = 30;
    static constexpr qreal kMinScale = 0.3;
    static constexpr qreal kMaxScale = 3;
    /// While fitted. Rather than below it the picture is dense, or scrolls: its words are to be read.
    static constexpr qreal kMinFitScale = 0.8;
    static constexpr qreal kMaxFitScale = 1.3;

    explicit PictureView(models::PictureModel &model, QWidget *parent = nullptr);

    /// Everything in sight, as far as its words can be read then, and so for every size until the user zooms.
    void fit();
    void zoom(qreal factor);
    [[nodiscard]] qreal scale() const { return m_scale; }
    void setLabelsShown(bool shown);

    [[nodiscard]] const models::PictureModel &model() const { return m_model; }
    [[nodiscard]] const models::PictureLayout &layoutOfBoxes() const { return m_layout; }
    /// Box that has the keyboard, empty for none.
    [[nodiscard]] const QString &currentBox() const { return m_current; }
    /// Brings it into sight; empty for none.
    void setCurrentBox(const QString &id);
    /// In coordinates of the viewport.
    [[nodiscard]] QRect boxRect(const QString &id) const;
    [[nodiscard]] bool isAnimating() const { return m_frames.isActive(); }
    [[nodiscard]] bool isDragging() const { return m_drag.isActive(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// By the user.
    void currentBoxChanged(const QString &id);
    void menuRequested(const QString &id, const QPoint &globalPosition);
    /// A client was dropped onto a node that it is not at.
    void moveRequested(const QString &clientId, const QString &nodeId);
    /// Something that travels was clicked.
    void messageClicked(quint64 message);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// What the user does: setCurrentBox() and tells it.
    void chooseBox(const QString &id);
    void relayout();
    /// Scale and density at which everything is in that room.
    void chooseFit(const QSizeF &room);
    void invalidate();
    void updateLooks();
    [[nodiscard]] BoxMarks marksOf(const models::PictureBox &box) const;
    [[nodiscard]] bool isOnPath(const QString &boxId) const;
    [[nodiscard]] PictureCanvas canvas() const;
    void startFrames();
    void nextFrame();
    /// To assistive programs.
    void announceCurrent();
    void endDrag(bool drops);
    void showToolTip(const QPoint &position, const QPoint &globalPosition);
    [[nodiscard]] QPointF origin() const;
    [[nodiscard]] QPointF toScene(const QPointF &viewportPoint) const;

    models::PictureModel &m_model;
    models::PictureMetrics m_metrics;
    models::PictureLayout m_layout;
    QHash<models::PictureEdgeId, EdgeLook> m_looks;
    qreal m_scale = 1;
    models::PictureLayout::Density m_density = models::PictureLayout::Density::Spacious;
    bool m_isFitted = true;
    bool m_showsLabels = true;
    QString m_current;
    QString m_hovered;
    PictureDrag m_drag;
    /// All that stands still, in device pixels; null when it has to be painted again.
    QPixmap m_still;
    QTimer m_frames;
    qint64 m_nowMs = 0;
};

} // namespace relayscope::ui
