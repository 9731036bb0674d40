#pragma once

#include "models/wirepreview.h"
#include "ui/theme/semanticcolors.h"

#include <QWidget>

class QLabel;

namespace relayscope::ui {

class ElidedLabel;

/// What the message will look like on its way, or why it cannot be sent. GUI thread; part of the composer.
class WireLine final : public QWidget {
    Q_OBJECT

public:
    explicit WireLine(QWidget *parent = nullptr);

    void showPreview(const models::WirePreview &preview);
    void showObstacle(const QString &text, ColorRole color);
    void retranslate();

private:
    void showTexts(const QString &text, ColorRole color, const QString &attachments);

    ElidedLabel *m_text;
    ElidedLabel *m_attachments;
};

} // namespace relayscope::ui
