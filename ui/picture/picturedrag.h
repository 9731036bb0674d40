#pragma once

#include "models/picturescene.h"

#include <QPoint>
#include <QString>

namespace relayscope::ui {

/// A button of the mouse that is down in the picture: it moves a client, or the paper under the pen. A value.
class PictureDrag final {
public:
    PictureDrag() = default;
    /// client: empty for the picture as a whole. Positions are of the viewport.
    PictureDrag(const QString &client, const QPoint &position)
        : m_client(client)
        , m_start(position)
        , m_position(position)
        , m_isPressed(true)
    {
    }

    [[nodiscard]] bool isPressed() const { return m_isPressed; }
    [[nodiscard]] bool isOfPicture() const { return m_isPressed && m_client.isEmpty(); }
    /// A client is on its way: it was moved far enough to be meant.
    [[nodiscard]] bool isActive() const { return m_isActive; }
    [[nodiscard]] const QString &client() const { return m_client; }
    [[nodiscard]] QPoint position() const { return m_position; }
    [[nodiscard]] QPoint offset() const { return m_position - m_start; }
    /// Returns how far since the last time.
    QPoint moveTo(const QPoint &position);

    /// Node that it would be dropped on, empty for none.
    [[nodiscard]] const QString &target() const { return m_target; }
    /// under: the box below the mouse, empty for none. False when the target stays the same.
    bool aimAt(const models::PictureScene &scene, const QString &under);

private:
    QString m_client;
    QString m_target;
    QPoint m_start;
    QPoint m_position;
    bool m_isPressed = false;
    bool m_isActive = false;
};

} // namespace relayscope::ui
