#pragma once

#include "core/explain/explainedframe.h"
#include "ui/theme/semanticcolors.h"

#include <QAbstractScrollArea>
#include <QList>

#include <optional>

namespace relayscope::ui {

class ByteMark;

/// A hex dump of a frame, as wide as there is room: offset, bytes, and what is ASCII. Mouse and arrow keys (with Shift
/// for more) mark bytes. GUI thread; owned by the InspectorView.
class HexView final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit HexView(ByteMark &mark, QWidget *parent = nullptr);

    void setFrame(const core::explain::ExplainedFrame &frame);
    [[nodiscard]] int bytesPerRow() const { return m_bytesPerRow; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void arrange();
    void paintByte(QPainter &painter, qsizetype byte, const QRect &hex, const QRect &ascii);
    void showMark();
    /// From the byte where the selection began to that one.
    void markTo(qsizetype byte, bool isExtending);
    /// The byte at a place of the viewport, the nearest one to the right in a gap; -1 when there is none.
    [[nodiscard]] qsizetype byteAt(const QPoint &position) const;
    [[nodiscard]] QRect hexRect(qsizetype byte) const;
    [[nodiscard]] QRect asciiRect(qsizetype byte) const;
    [[nodiscard]] int characterWidth() const;
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int firstRow() const;
    [[nodiscard]] int offsetDigits() const;

    ByteMark &m_mark;
    QByteArray m_bytes;
    QList<std::optional<ColorRole>> m_colors;
    int m_bytesPerRow = 8;
    qsizetype m_anchor = 0;
    qsizetype m_cursor = 0;
    /// The user marks here, not elsewhere.
    bool m_isMarking = false;
};

} // namespace relayscope::ui
