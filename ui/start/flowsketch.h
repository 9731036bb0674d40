#pragma once

#include <QWidget>

namespace relayscope::ui {

/// A small drawing of the way that every message takes: client, node, Redis, node, client. Decoration of the start
/// page with the same words for a screen reader; takes no input.
class FlowSketch final : public QWidget {
    Q_OBJECT

public:
    explicit FlowSketch(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Stop {
        const char *icon;
        QString label;
    };
    [[nodiscard]] QList<Stop> stops() const;
    [[nodiscard]] int stopWidth() const;
    void retranslate();
};

} // namespace relayscope::ui
