#include "ui/charts/deliveryview.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/tonedelegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

namespace relayscope::ui {

using models::DeliveryModel;
using models::LostModel;

namespace {

QTreeView *makeTable(QAbstractItemModel &model, QWidget *parent)
{
    auto *view = new QTreeView(parent);
    view->setModel(&model);
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setIndentation(0);
    view->header()->setStretchLastSection(false);
    view->header()->setSectionsMovable(false);
    view->header()->setHighlightSections(false);
    return view;
}

} // namespace

DeliveryView::DeliveryView(QWidget *parent)
    : QWidget(parent)
    , m_accountView(makeTable(m_accounts, this))
    , m_lostTitle(new QLabel(this))
    , m_lostView(makeTable(m_lost, this))
{
    m_accountView->setObjectName(QStringLiteral("deliveryAccounts"));
    m_accountView->setItemDelegate(new ToneDelegate(DeliveryModel::ToneRole, m_accountView));
    m_accountView->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_accountView->header()->setSectionResizeMode(DeliveryModel::Event, QHeaderView::Stretch);
    m_lostView->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_lostView->header()->setSectionResizeMode(LostModel::Event, QHeaderView::Stretch);
    const int unit = spacing(*this, 1);
    m_lostTitle->setContentsMargins(3 * unit, unit, unit, unit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_accountView, 2);
    layout->addWidget(m_lostTitle);
    layout->addWidget(m_lostView, 1);
    m_lostTitle->hide();
    m_lostView->hide();

    connect(m_accountView, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const QByteArray event = index.data(DeliveryModel::EventRole).toByteArray(); !event.isEmpty())
            emit eventSelected(event);
    });
    connect(m_lostView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) {
            if (current.isValid())
                emit lostSelected(
                    current.data(LostModel::MessageRole).toULongLong(), current.data(LostModel::HopRole).toULongLong());
        });
    retranslate();
}

void DeliveryView::showReport(const core::DeliveryReport &report, qint64 originNs)
{
    m_accounts.setReport(report);
    m_lost.setLost(report.lost, originNs);
    m_lostTitle->setVisible(!report.lost.isEmpty());
    m_lostView->setVisible(!report.lost.isEmpty());
}

void DeliveryView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DeliveryView::retranslate()
{
    m_accountView->setAccessibleName(tr("Accounts of delivery"));
    m_lostView->setAccessibleName(tr("Events that were lost"));
    m_lostTitle->setText(tr("Lost, newest first"));
}

} // namespace relayscope::ui
