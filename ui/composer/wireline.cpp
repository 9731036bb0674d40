#include "ui/composer/wireline.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"

#include <QFontDatabase>
#include <QVBoxLayout>

namespace relayscope::ui {

WireLine::WireLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel(this))
    , m_attachments(new ElidedLabel(this))
{
    m_text->setObjectName(QStringLiteral("composerWire"));
    m_attachments->setObjectName(QStringLiteral("composerAttachments"));
    for (ElidedLabel *label : {m_text, m_attachments})
        label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_attachments->setColor(ColorRole::TextMuted);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(*this, 1));
    layout->addWidget(m_text);
    layout->addWidget(m_attachments);
    retranslate();
}

void WireLine::showPreview(const models::WirePreview &preview)
{
    const QString text = preview.channel.isEmpty()
        ? preview.text
        : tr("%1  %2", "Redis channel, message").arg(QString::fromUtf8(preview.channel), preview.text);
    const QStringList attachments = models::attachmentTexts(preview.attachments);
    showTexts(text, ColorRole::TextMuted, attachments.join(QStringLiteral("   ")));
}

void WireLine::showObstacle(const QString &text, ColorRole color)
{
    showTexts(text, color, {});
}

void WireLine::showTexts(const QString &text, ColorRole color, const QString &attachments)
{
    m_text->setColor(color);
    m_text->setText(text);
    m_text->setAccessibleDescription(text);
    m_attachments->setText(attachments);
    m_attachments->setAccessibleDescription(attachments);
    m_attachments->setVisible(!attachments.isEmpty());
}

void WireLine::retranslate()
{
    m_text->setAccessibleName(tr("What goes on the wire"));
    m_attachments->setAccessibleName(tr("Binary frames that follow"));
}

} // namespace relayscope::ui
