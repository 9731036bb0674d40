#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace relayscope::models {
class PlottedFilters;
}

namespace relayscope::ui {

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
    void showError(const QString &message);

    models::PlottedFilters &m_filters;
    QLineEdit *m_field;
    QToolButton *m_add;
    QLabel *m_error;
    QWidget *m_chips;
    QHBoxLayout *m_chipLayout;
};

} // namespace relayscope::ui
