#pragma once

#include "core/explain/explainedframe.h"

#include <QAbstractButton>

namespace relayscope::ui {

/// One part of a frame: what it is above, its bytes as text below, on the colour of its kind. Checked: its bytes are
/// marked. Owned by the FrameStrip.
class PartChip final : public QAbstractButton {
    Q_OBJECT

public:
    explicit PartChip(const core::explain::FramePart &part, QWidget *parent = nullptr);

    [[nodiscard]] const core::explain::FramePart &part() const { return m_part; }
    [[nodiscard]] QSize sizeHint() const override;
    /// The bytes below the mouse are in it.
    void setHighlighted(bool highlighted);

signals:
    void hoverChanged(bool hovered);

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] QFont bytesFont() const;

    core::explain::FramePart m_part;
    QString m_label;
    bool m_highlighted = false;
};

} // namespace relayscope::ui
