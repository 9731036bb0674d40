#pragma once

#include "ui/theme/semanticcolors.h"

#include <QWidget>

namespace relayscope::ui {

/// One line of text that is cut with an ellipsis when it does not fit, whole in its tool tip, copied by Ctrl+C or the
/// context menu. Drawn in a semantic colour.
class ElidedLabel final : public QWidget {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    void setColor(ColorRole color);
    [[nodiscard]] const QString &text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void copy() const;

    QString m_text;
    ColorRole m_color = ColorRole::Text;
};

} // namespace relayscope::ui
