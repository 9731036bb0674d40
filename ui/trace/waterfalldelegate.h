#pragma once

#include "ui/trace/tracedelegate.h"

namespace relayscope::ui {

/// Draws how long a step took as a bar on the time axis that all rows share (WaterfallHeader), with the duration beside
/// it. Owned by its view.
class WaterfallDelegate final : public TraceDelegate {
    Q_OBJECT

public:
    explicit WaterfallDelegate(QObject *parent = nullptr);

    /// What the width of the column stands for.
    void setSpanNs(qint64 ns) { m_spanNs = ns; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void drawBar(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    qint64 m_spanNs = 1;
};

} // namespace relayscope::ui
