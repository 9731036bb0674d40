#include "ui/centralarea.h"

#include "ui/composer/composer.h"
#include "ui/start/startpage.h"
#include "ui/stream/streampage.h"
#include "ui/widgets/inlinebarstack.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace relayscope::ui {

CentralArea::CentralArea(models::HopModel &hops, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_bars(new InlineBarStack(this))
    , m_pages(new QStackedWidget(this))
    , m_startPage(new StartPage(actions, this))
    , m_workspace(new QWidget(this))
    , m_stream(new StreamPage(hops, actions, m_workspace))
    , m_composer(new Composer(actions, m_workspace))
{
    auto *workspace = new QVBoxLayout(m_workspace);
    workspace->setContentsMargins(0, 0, 0, 0);
    workspace->setSpacing(0);
    workspace->addWidget(m_stream, 1);
    workspace->addWidget(m_composer);

    m_pages->addWidget(m_startPage);
    m_pages->addWidget(m_workspace);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bars);
    layout->addWidget(m_pages, 1);
}

void CentralArea::showStartPage()
{
    m_pages->setCurrentWidget(m_startPage);
}

void CentralArea::showWorkspace()
{
    m_pages->setCurrentWidget(m_workspace);
}

bool CentralArea::isWorkspaceShown() const
{
    return m_pages->currentWidget() == m_workspace;
}

} // namespace relayscope::ui
