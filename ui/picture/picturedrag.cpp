#include "ui/picture/picturedrag.h"

#include <QApplication>

#include <utility>

namespace relayscope::ui {

using models::BoxKind;
using models::PictureBox;

QPoint PictureDrag::moveTo(const QPoint &position)
{
    const QPoint step = position - std::exchange(m_position, position);
    m_isActive = m_isActive || (!m_client.isEmpty() && offset().manhattanLength() >= QApplication::startDragDistance());
    return step;
}

bool PictureDrag::aimAt(const models::PictureScene &scene, const QString &under)
{
    const PictureBox *dragged = scene.box(m_client);
    const PictureBox *box = scene.box(under);
    // A client of the node stands for the node.
    QString target;
    if (box != nullptr && box->id != m_client)
        target = box->kind == BoxKind::Node ? box->id : box->nodeId;
    if (dragged == nullptr || target == dragged->nodeId)
        target.clear();
    return std::exchange(m_target, target) != target;
}

} // namespace relayscope::ui
