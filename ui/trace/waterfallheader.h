#pragma once

#include <QHeaderView>

namespace relayscope::ui {

/// x of a time on the axis of a waterfall, within a cell of its column. Behind the longest bar there is space for its
/// duration.
[[nodiscard]] double waterfallX(qint64 ns, qint64 spanNs, const QRectF &cell, const QFontMetrics &metrics);

/// The header of a waterfall: over the bars stands their time axis, in ms. Owned by its view.
class WaterfallHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit WaterfallHeader(QWidget *parent = nullptr);

    /// What the width of the column stands for, at least 1.
    void setSpanNs(qint64 ns);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    qint64 m_spanNs = 1;
};

} // namespace relayscope::ui
