#pragma once

#include <QStyledItemDelegate>

namespace relayscope::ui {

/// Draws cells of a table in the colour of their tone, and rows as high as everywhere. Owned by its view.
class ToneDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// toneRole: of the model, with a models::Tone.
    explicit ToneDelegate(int toneRole, QObject *parent = nullptr)
        : QStyledItemDelegate(parent)
        , m_toneRole(toneRole)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_toneRole;
};

} // namespace relayscope::ui
