#include "ui/widgets/inlinebar.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"
#include "ui/theme/symbolicicon.h"

#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace relayscope::ui {

namespace {

constexpr int kMaxDetailLines = 8;

struct Look {
    const char *icon;
    ColorRole foreground;
    ColorRole background;
};

Look look(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return {"info", ColorRole::Link, ColorRole::InfoSurface};
    case Severity::Good:
        return {"good", ColorRole::Good, ColorRole::GoodSurface};
    case Severity::Warning:
        return {"warning", ColorRole::Warning, ColorRole::WarningSurface};
    case Severity::Error:
        return {"error", ColorRole::Bad, ColorRole::BadSurface};
    }
    Q_UNREACHABLE();
}

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return InlineBar::tr("Note");
    case Severity::Good:
        return InlineBar::tr("Done");
    case Severity::Warning:
        return InlineBar::tr("Warning");
    case Severity::Error:
        return InlineBar::tr("Error");
    }
    Q_UNREACHABLE();
}

} // namespace

InlineBar::InlineBar(const InlineMessage &message, QWidget *parent)
    : QFrame(parent)
    , m_key(message.key)
    , m_text(message.text)
    , m_severity(message.severity)
    , m_icon(new QLabel(this))
{
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("%1: %2", "severity, message").arg(severityWord(message.severity), message.text));

    const int unit = spacing(*this, 1);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(3 * unit, 2 * unit, 2 * unit, 2 * unit);
    grid->setHorizontalSpacing(2 * unit);
    grid->setVerticalSpacing(2 * unit);

    grid->addWidget(m_icon, 0, 0);
    drawIcon();

    auto *text = new QLabel(message.text, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid->addWidget(text, 0, 1);
    grid->setColumnStretch(1, 1);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * unit);
    grid->addLayout(buttons, 0, 2);
    if (!message.detail.isEmpty()) {
        addDetail(message.detail);
        grid->addWidget(m_detail, 1, 1, 1, 2);
        auto *toggle = new QPushButton(tr("Details"), this);
        toggle->setCheckable(true);
        connect(toggle, &QPushButton::toggled, m_detail, &QWidget::setVisible);
        buttons->addWidget(toggle);
    }
    for (const InlineMessage::Action &action : message.actions) {
        auto *button = new QPushButton(action.text, this);
        connect(button, &QPushButton::clicked, this, [this, run = action.run] {
            run();
            emit closed();
        });
        buttons->addWidget(button);
    }
    auto *close = new QToolButton(this);
    close->setAutoRaise(true);
    close->setIcon(symbolicIcon(QStringLiteral("close")));
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &InlineBar::closed);
    buttons->addWidget(close);
}

void InlineBar::addDetail(const QString &detail)
{
    m_detail = new QPlainTextEdit(detail, this);
    m_detail->setReadOnly(true);
    m_detail->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_detail->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_detail->setAccessibleName(tr("Details"));
    const int lines = std::clamp(int(detail.count(QLatin1Char('\n'))) + 1, 2, kMaxDetailLines);
    m_detail->setFixedHeight(m_detail->fontMetrics().lineSpacing() * (lines + 1));
    m_detail->hide();
}

void InlineBar::drawIcon()
{
    const int side = iconSide(fontMetrics());
    m_icon->setPixmap(symbolicIcon(QLatin1String(look(m_severity).icon), look(m_severity).foreground)
                          .pixmap(QSize(side, side), devicePixelRatioF()));
}

void InlineBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
    QFrame::changeEvent(event);
}

void InlineBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), semanticColor(look(m_severity).background, palette()));
    const int stripe = std::max(2, spacing(*this, 1) / 2);
    painter.fillRect(QRect(0, 0, stripe, height()), semanticColor(look(m_severity).foreground, palette()));
}

} // namespace relayscope::ui
