#include "ui/widgets/paragraph.h"

#include <QLabel>

namespace relayscope::ui {

QLabel *addParagraph(QWidget &parent)
{
    auto *label = new QLabel(&parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    // A long word must not make the panel wide.
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    return label;
}

} // namespace relayscope::ui
