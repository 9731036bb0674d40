#pragma once

#include <QLayout>
#include <QList>

#include <memory>
#include <vector>

namespace relayscope::ui {

/// Puts its widgets side by side and goes on below where they do not fit, so that a row of fields asks for no more
/// width than its widest field. Widgets that expand share what a row has left. GUI thread.
class FlowLayout final : public QLayout {
    Q_OBJECT

public:
    /// parent: as of QHBoxLayout; null where it is added to another layout.
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;
    Q_DISABLE_COPY_MOVE(FlowLayout)

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return int(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;

    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    /// Of one row.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &geometry) override;

private:
    struct Row {
        QList<QLayoutItem *> items;
        int width = 0;
        int height = 0;
    };

    [[nodiscard]] QList<Row> rowsFor(int width) const;
    void place(const Row &row, const QRect &area) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace relayscope::ui
