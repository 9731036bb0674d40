#include "ui/centralarea.h"

#include "ui/composer/composer.h"
#include "ui/composer/composerlink.h"
#include "ui/document/documentsession.h"
#include "ui/panelcontext.h"
#include "ui/picture/picturepage.h"
#include "ui/start/startpage.h"
#include "ui/stream/streampage.h"
#include "ui/widgets/inlinebarstack.h"

#include <QAction>
#include <QDataStream>
#include <QEvent>
#include <QIODevice>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace relayscope::ui {

namespace {

constexpr std::size_t indexOf(CentralPart part)
{
    return static_cast<std::size_t>(part);
}

} // namespace

CentralArea::CentralArea(PanelContext &context, QWidget *parent)
    : QWidget(parent)
    , m_bars(new InlineBarStack(this))
    , m_pages(new QStackedWidget(this))
    , m_startPage(new StartPage(context.actions, this))
    , m_workspace(new QWidget(this))
    , m_views(new QSplitter(Qt::Vertical, m_workspace))
    , m_picture(new PicturePage(context, m_views))
    , m_stream(new StreamPage(context, m_views))
    , m_composer(new Composer(context.actions, m_workspace))
    , m_composerLink(new ComposerLink(*m_composer, context, this))
{
    m_views->setObjectName(QStringLiteral("centralViews"));
    m_views->setChildrenCollapsible(false);
    m_views->addWidget(m_picture);
    m_views->addWidget(m_stream);

    auto *workspace = new QVBoxLayout(m_workspace);
    workspace->setContentsMargins(0, 0, 0, 0);
    workspace->setSpacing(0);
    workspace->addWidget(m_views, 1);
    workspace->addWidget(m_composer);

    m_pages->addWidget(m_startPage);
    m_pages->addWidget(m_workspace);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bars);
    layout->addWidget(m_pages, 1);

    connect(&context.document, &DocumentSession::changed, m_startPage, [this, &document = context.document] {
        const core::ClusterSpec &cluster = document.document().cluster;
        m_startPage->setCluster(int(cluster.nodes.size()), int(cluster.clients.size()));
    });

    constexpr std::array kNames{"togglePicture", "toggleStream", "toggleComposer"};
    for (std::size_t part = 0; part < m_toggles.size(); ++part) {
        m_toggles[part] = new QAction(this);
        m_toggles[part]->setObjectName(QLatin1String(kNames[part]));
        m_toggles[part]->setCheckable(true);
        m_toggles[part]->setChecked(true);
        connect(m_toggles[part], &QAction::toggled, this, [this, part](bool shown) {
            if (QWidget *widget = widgetOf(CentralPart(part)))
                widget->setVisible(shown);
        });
    }
    retranslate();
}

QWidget *CentralArea::widgetOf(CentralPart part) const
{
    switch (part) {
    case CentralPart::Picture:
        return m_picture;
    case CentralPart::Stream:
        return m_stream;
    case CentralPart::Composer:
        return m_composer;
    case CentralPart::Count:
        break;
    }
    Q_UNREACHABLE();
}

void CentralArea::showStartPage()
{
    m_startPage->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_pages->setCurrentWidget(m_startPage);
}

void CentralArea::showWorkspace()
{
    m_pages->setCurrentWidget(m_workspace);
    m_startPage->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // hidden, it needs no room
}

bool CentralArea::isWorkspaceShown() const
{
    return m_pages->currentWidget() == m_workspace;
}

void CentralArea::setPartShown(CentralPart part, bool shown)
{
    m_toggles[indexOf(part)]->setChecked(shown);
}

QAction *CentralArea::toggleAction(CentralPart part) const
{
    return m_toggles[indexOf(part)];
}

void CentralArea::setViewShares(int picture, int stream)
{
    m_views->setSizes({picture * m_views->height(), stream * m_views->height()});
}

QByteArray CentralArea::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    for (const QAction *toggle : m_toggles)
        stream << toggle->isChecked();
    stream << m_views->saveState();
    return state;
}

bool CentralArea::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    std::array<bool, static_cast<std::size_t>(CentralPart::Count)> shown{};
    QByteArray views;
    for (bool &part : shown)
        stream >> part;
    stream >> views;
    if (stream.status() != QDataStream::Ok || !m_views->restoreState(views))
        return false;
    for (std::size_t part = 0; part < shown.size(); ++part)
        m_toggles[part]->setChecked(shown[part]);
    return true;
}

void CentralArea::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CentralArea::retranslate()
{
    m_composerLink->updateSenders();
    m_composerLink->updateOutcome();
    m_toggles[indexOf(CentralPart::Picture)]->setText(tr("Picture"));
    m_toggles[indexOf(CentralPart::Stream)]->setText(tr("Stream"));
    m_toggles[indexOf(CentralPart::Composer)]->setText(tr("Composer"));
}

} // namespace relayscope::ui
