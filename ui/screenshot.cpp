#include "ui/screenshot.h"

#include "ui/clustercontroller.h"
#include "ui/mainwindow.h"

#include <QDir>
#include <QPixmap>
#include <QTimer>

#include <chrono>

namespace relayscope::ui {

namespace {

constexpr std::chrono::milliseconds kSettleTime{600};

} // namespace

Screenshot::Screenshot(MainWindow &window, QString file, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_file(std::move(file))
{
    if (!m_file.isEmpty())
        m_window.resize(m_window.sizeHint()); // the offscreen platform's screen is small
}

void Screenshot::takeAtStart()
{
    connect(&m_window, &MainWindow::started, this, &Screenshot::takeSoon, Qt::SingleShotConnection);
}

void Screenshot::takeSoon()
{
    // The panels follow what has changed at their own pace.
    QTimer::singleShot(kSettleTime, this, &Screenshot::take);
}

void Screenshot::takeAfterDemo()
{
    connect(&m_window.controller(), &ClusterController::demoFinished, this, [this](const QString &failure) {
        m_failure = failure;
        if (failure.isEmpty())
            takeWhenAllIsDelivered();
        else
            takeSoon();
    });
}

void Screenshot::takeWhenAllIsDelivered()
{
    // What the demo knows from its clients comes into the table a batch later.
    const models::HopModel &hops = m_window.controller().hopModel();
    const qsizetype clients = m_window.controller().clusterModel().clients().size();
    qsizetype delivered = 0;
    for (int row = 0; row < hops.rowCount(); ++row)
        delivered += hops.hop(row).kind == core::HopKind::Delivered ? 1 : 0;
    if (delivered >= clients) // one sends a message to all
        takeSoon();
    else
        connect(&hops, &QAbstractItemModel::rowsInserted, this, &Screenshot::takeWhenAllIsDelivered,
            Qt::SingleShotConnection);
}

void Screenshot::take()
{
    if (!m_window.grab().save(m_file) && m_failure.isEmpty())
        m_failure = tr("cannot write %1").arg(QDir::toNativeSeparators(m_file));
    m_window.close();
}

} // namespace relayscope::ui
