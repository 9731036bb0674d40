#pragma once

#include "core/filter/filtererror.h"
#include "core/filter/filterfield.h"

#include <QLineEdit>

#include <functional>
#include <optional>

class QCompleter;
class QStringListModel;

namespace relayscope::ui {

/// The field of a filter expression: an icon and a line tell whether it is understood, the wrong part is underlined,
/// fields, operators and values are completed. What the text means is for its owner. GUI thread.
class FilterEdit final : public QLineEdit {
    Q_OBJECT

public:
    enum class State { Empty, Valid, Invalid };

    explicit FilterEdit(QWidget *parent = nullptr);

    void setState(State state);
    [[nodiscard]] State state() const { return m_state; }
    /// The part to underline.
    void setProblem(const std::optional<core::FilterError> &problem);
    /// Where that character of the text is drawn, within the widget.
    [[nodiscard]] int xOf(int position) const;
    /// Values to offer for a field.
    void setValueSource(std::function<QStringList(core::FilterField)> source);
    /// Completions are offered this far below the field, so that what stands there can be read.
    void setOfferDistance(int distance);

signals:
    void previousRequested();
    void nextRequested();
    /// Escape in an empty field.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void offerCompletion(bool always);
    void complete(const QString &candidate);
    [[nodiscard]] bool isOffering() const;

    State m_state = State::Empty;
    std::optional<core::FilterError> m_problem;
    std::function<QStringList(core::FilterField)> m_valueSource;
    QStringListModel *m_candidates;
    QCompleter *m_completer;
    QAction *m_icon;
    int m_offerDistance = 0;
};

} // namespace relayscope::ui
