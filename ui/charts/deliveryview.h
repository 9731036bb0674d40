#pragma once

#include "models/deliverymodel.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace relayscope::ui {

/// The accounts of delivery as a table, and under it the events that were lost. GUI thread; owned by a chart pane.
class DeliveryView final : public QWidget {
    Q_OBJECT

public:
    explicit DeliveryView(QWidget *parent = nullptr);

    /// originNs: of the stream.
    void showReport(const core::DeliveryReport &report, qint64 originNs);

signals:
    /// The user chose a lost event.
    void lostSelected(quint64 message, quint64 hop);
    /// The user chose the account of an event.
    void eventSelected(const QByteArray &event);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    models::DeliveryModel m_accounts;
    models::LostModel m_lost;
    QTreeView *m_accountView;
    QLabel *m_lostTitle;
    QTreeView *m_lostView;
};

} // namespace relayscope::ui
