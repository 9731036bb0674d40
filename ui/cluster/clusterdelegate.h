#pragma once

#include <QStyledItemDelegate>

#include <functional>

namespace relayscope::ui {

/// Draws the cluster tree: the kind of a thing as an icon before its name, its state as a lamp and a word. Names are
/// edited in their place.
class ClusterDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// Why the thing with this id cannot have this name, in words; empty when it can.
    using NameCheck = std::function<QString(const QString &id, const QString &name)>;

    explicit ClusterDelegate(NameCheck nameCheck, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

signals:
    /// While a name is typed: what is wrong with it, empty when nothing is.
    void nameProblemChanged(const QString &problem);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    NameCheck m_nameCheck;
};

} // namespace relayscope::ui
