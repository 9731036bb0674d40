#include "ui/help/aboutdialog.h"

#include "core/libraryversions.h"
#include "ui/plots/plotlibrary.h"
#include "ui/theme/metrics.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace relayscope::ui {

namespace {

/// Title to body text.
constexpr qreal kTitleScale = 1.5;
/// In average characters.
constexpr int kMinWidth = 62;

QString version()
{
    return QStringLiteral(RELAYSCOPE_VERSION);
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
    , m_title(new QLabel(this))
    , m_purpose(new QLabel(this))
    , m_parts(new QLabel(this))
    , m_copy(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("about"));
    m_copy->setObjectName(QStringLiteral("aboutCopy"));
    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * kTitleScale);
    titleFont.setWeight(QFont::DemiBold);
    m_title->setFont(titleFont);
    m_purpose->setWordWrap(true);
    m_parts->setObjectName(QStringLiteral("aboutParts"));
    m_parts->setTextFormat(Qt::RichText);
    m_parts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_copy->setAutoDefault(false);
    m_close->setDefault(true);
    m_close->setFocus();

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_close);
    const int unit = spacing(*this, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6 * unit, 5 * unit, 6 * unit, 4 * unit);
    layout->setSpacing(3 * unit);
    setMinimumWidth(fontMetrics().averageCharWidth() * kMinWidth);
    layout->addWidget(m_title);
    layout->addWidget(m_purpose);
    layout->addWidget(m_parts);
    layout->addStretch();
    layout->addLayout(buttons);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(report());
        m_copy->setText(tr("Copied"));
    });
    retranslate();
}

QString AboutDialog::report() const
{
    return QStringList{
        QStringLiteral("Relayscope %1").arg(version()),
        QStringLiteral("Qt %1 (built with %2)").arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR)),
        QStringLiteral("hiredis %1").arg(core::hiredisVersion()),
        QStringLiteral("QCustomPlot %1").arg(plotLibraryVersion()),
        QStringLiteral("redis-server %1")
            .arg(m_redisVersion.isEmpty() ? QStringLiteral("of unknown version") : m_redisVersion),
        QStringLiteral("%1, %2 %3, %4")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                QSysInfo::currentCpuArchitecture()),
        QStringLiteral("Platform %1, scale %2, locale %3")
            .arg(QGuiApplication::platformName(), QString::number(devicePixelRatioF()), QLocale().name()),
    }
        .join(QLatin1Char('\n'));
}

void AboutDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void AboutDialog::retranslate()
{
    setWindowTitle(tr("About Relayscope"));
    m_title->setText(QStringLiteral("Relayscope %1").arg(version()));
    m_purpose->setText(tr("Starts a real Socket.IO cluster on this computer and shows every hop of a message."));
    const auto row = [](const QString &name, const QString &number, const QString &licence) {
        return QStringLiteral(
            "<tr><td style='padding-left:0px'>%1</td><td>&nbsp;&nbsp;%2&nbsp;&nbsp;</td><td>%3</td></tr>")
            .arg(name.toHtmlEscaped(), number.toHtmlEscaped(), licence.toHtmlEscaped());
    };
    m_parts->setText(QStringLiteral("<table cellspacing='0' cellpadding='2'>")
        + row(QStringLiteral("Relayscope"), version(), QStringLiteral("GPL-3.0-or-later"))
        + row(QStringLiteral("Qt"), QString::fromLatin1(qVersion()), QStringLiteral("LGPL-3.0-only"))
        + row(QStringLiteral("hiredis"), core::hiredisVersion(), QStringLiteral("BSD-3-Clause"))
        + row(QStringLiteral("QCustomPlot"), plotLibraryVersion(), QStringLiteral("GPL-3.0-or-later"))
        + QStringLiteral("</table>"));
    m_parts->setAccessibleName(tr("Parts, their versions and licences"));
    m_copy->setText(tr("Copy for a bug report"));
    m_close->setText(tr("Close"));
}

} // namespace relayscope::ui
