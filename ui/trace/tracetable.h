#pragma once

#include <QTreeView>

namespace relayscope::models {
class TraceModel;
}

namespace relayscope::ui {

/// The steps of a trace in rows: as a plain list with all columns, which is the accessible twin of the ladder, or as a
/// waterfall of bars. Rows can be copied. GUI thread.
class TraceTable final : public QTreeView {
    Q_OBJECT

public:
    enum class Kind { List, Waterfall };

    TraceTable(models::TraceModel &steps, Kind kind, QWidget *parent = nullptr);

    /// -1 for none.
    void setCurrentStep(int step);

signals:
    /// By the user.
    void stepSelected(int step);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpList();
    void setUpWaterfall();
    void retranslate();

    models::TraceModel &m_steps;
    Kind m_kind;
    bool m_isBeingSet = false;
};

} // namespace relayscope::ui
