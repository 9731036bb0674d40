#pragma once

#include "core/explain/explainedframe.h"

#include <QWidget>

namespace relayscope::ui {

class ByteMark;
class PartChip;

/// A frame taken apart: its parts as a strip of labelled chips in the order of the bytes, in as many lines as it needs.
/// GUI thread; owned by the InspectorView.
class FrameStrip final : public QWidget {
    Q_OBJECT

public:
    explicit FrameStrip(ByteMark &mark, QWidget *parent = nullptr);

    void setFrame(const core::explain::ExplainedFrame &frame);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Lines of chips for that width; moves them when it is to. Returns the height.
    int arrange(int width, bool isToMove) const;
    void showMark();

    ByteMark &m_mark;
    QList<PartChip *> m_chips;
};

} // namespace relayscope::ui
