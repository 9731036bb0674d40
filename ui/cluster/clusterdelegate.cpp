#include "ui/cluster/clusterdelegate.h"

#include "models/clustermodel.h"
#include "models/tone.h"
#include "ui/cluster/nameedit.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"
#include "ui/widgets/tonepainting.h"

#include <QPainter>

namespace relayscope::ui {

namespace {

using models::ClusterModel;
using models::ItemKind;

models::Tone toneAt(const QModelIndex &index)
{
    return index.data(ClusterModel::ToneRole).value<models::Tone>();
}

QIcon iconOf(ItemKind kind)
{
    switch (kind) {
    case ItemKind::None:
        return {};
    case ItemKind::Redis:
        return symbolicIcon(QStringLiteral("redis"), ColorRole::TextMuted);
    case ItemKind::Node:
        return symbolicIcon(QStringLiteral("node"), ColorRole::TextMuted);
    case ItemKind::Client:
        return symbolicIcon(QStringLiteral("client"), ColorRole::TextMuted);
    }
    Q_UNREACHABLE();
}

} // namespace

ClusterDelegate::ClusterDelegate(NameCheck nameCheck, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_nameCheck(std::move(nameCheck))
{
}

QWidget *ClusterDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QString id = index.data(ClusterModel::IdRole).toString();
    auto *editor = new NameEdit([this, id](const QString &name) { return m_nameCheck(id, name); }, parent);
    connect(editor, &NameEdit::problemChanged, this, &ClusterDelegate::nameProblemChanged);
    return editor;
}

void ClusterDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    // The row changes every second; what is being typed stays.
    if (!qobject_cast<NameEdit *>(editor)->isModified())
        QStyledItemDelegate::setEditorData(editor, index);
}

void ClusterDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int side = iconSide(option->fontMetrics);
    ColorRole color = ColorRole::Text;
    if (index.column() == ClusterModel::Name) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(side, side);
        option->icon = iconOf(index.data(ClusterModel::KindRole).value<ItemKind>());
    } else if (index.column() == ClusterModel::State) {
        option->features |= QStyleOptionViewItem::HasDecoration; // keeps the place of the lamp
        option->decorationSize = QSize(lampSide(option->fontMetrics), lampSide(option->fontMetrics));
        color = colorRole(toneAt(index));
    } else {
        color = ColorRole::TextMuted;
    }
    option->palette.setColor(QPalette::Text, semanticColor(color, option->palette));
    option->palette.setColor(QPalette::HighlightedText, semanticColor(color, option->palette));
    option->state.setFlag(QStyle::State_HasFocus, false); // the row shows where the focus is
}

void ClusterDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() != ClusterModel::State)
        return;
    const QRect lamp(option.rect.left() + itemMargin(option.fontMetrics), option.rect.top(),
        lampSide(option.fontMetrics), option.rect.height());
    drawLamp(*painter, lamp, toneAt(index), option.palette);
}

QSize ClusterDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight(option.fontMetrics)};
}

} // namespace relayscope::ui
