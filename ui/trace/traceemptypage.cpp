#include "ui/trace/traceemptypage.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace relayscope::ui {

TraceEmptyPage::TraceEmptyPage(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_button->setObjectName(QStringLiteral("latestTraceButton"));
    connect(m_button, &QPushButton::clicked, this, &TraceEmptyPage::latestRequested);

    const int margin = spacing(*this, 6);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(spacing(*this, 3));
    layout->addStretch();
    layout->addWidget(m_text);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch();
    retranslate();
}

void TraceEmptyPage::setMessagesThere(bool there)
{
    m_areMessagesThere = there;
    m_button->setEnabled(there);
    retranslate();
}

void TraceEmptyPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TraceEmptyPage::retranslate()
{
    m_text->setText(m_areMessagesThere
            ? tr(
                "Select a row in the stream or a dot in the picture: here appears the way of that message, hop by hop.")
            : tr("As soon as a message is sent, its way appears here, hop by hop."));
    m_button->setText(tr("Show the latest message"));
}

} // namespace relayscope::ui
