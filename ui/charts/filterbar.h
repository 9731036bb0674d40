#pragma once

#include <QWidget>

class QGridLayout;
class QToolButton;

namespace relayscope::models {
class PlottedFilters;
}

namespace relayscope::ui {

class ElidedLabel;
class FilterEdit;

/// Where filters to plot are typed, and a button for each that removes it. GUI thread; owned by a chart pane.
class FilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit FilterBar(models::PlottedFilters &filters, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void addTyped();
    void showFilters();
    /// Tells at once whether it is understood; why not waits for Enter.
    void check();

    models::PlottedFilters &m_filters;
    FilterEdit *m_field;
    QToolButton *m_add;
    ElidedLabel *m_problem;
    QWidget *m_chips;
    QGridLayout *m_chipLayout;
};

} // namespace relayscope::ui
