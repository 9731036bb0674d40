#include "ui/trace/traceexporter.h"

#include "core/traceexport.h"
#include "ui/actions/actionregistry.h"
#include "ui/plots/ladderplot.h"
#include "ui/widgets/inlinebarstack.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QSaveFile>

#include <array>
#include <memory>

namespace relayscope::ui {

namespace {

constexpr QLatin1String kBar("traceExport");
/// Pictures are sharp on dense screens too.
constexpr qreal kPictureScale = 2;

struct Ending {
    QLatin1String suffix;
    TraceExporter::Format format;
};
constexpr std::array<Ending, 4> kEndings{{
    {QLatin1String("svg"), TraceExporter::Format::Svg},
    {QLatin1String("png"), TraceExporter::Format::Png},
    {QLatin1String("mmd"), TraceExporter::Format::Mermaid},
    {QLatin1String("json"), TraceExporter::Format::Json},
}};

TraceExporter::Format formatOf(const QString &file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    for (const Ending &ending : kEndings) {
        if (suffix == ending.suffix)
            return ending.format;
    }
    return TraceExporter::Format::Svg;
}

} // namespace

TraceExporter::TraceExporter(const LadderPlot &ladder, InlineBarStack &bars, ActionRegistry &actions, QObject *parent)
    : QObject(parent)
    , m_ladder(ladder)
    , m_bars(bars)
{
    const auto connectCopy = [&](ActionId id, Format format) {
        connect(actions[id], &QAction::triggered, this, [this, format] { copyText(format); });
    };
    connect(actions[ActionId::TraceCopyPicture], &QAction::triggered, this, &TraceExporter::copyPicture);
    connectCopy(ActionId::TraceCopySvg, Format::Svg);
    connectCopy(ActionId::TraceCopyMermaid, Format::Mermaid);
    connectCopy(ActionId::TraceCopyJson, Format::Json);
    connect(actions[ActionId::TraceSave], &QAction::triggered, this, &TraceExporter::chooseFile);
}

QByteArray TraceExporter::contentOf(Format format) const
{
    switch (format) {
    case Format::Svg:
        return m_ladder.toSvg();
    case Format::Png: {
        QBuffer buffer;
        m_ladder.toImage(kPictureScale).save(&buffer, "PNG");
        return buffer.data();
    }
    case Format::Mermaid:
        return core::toMermaid(m_ladder.trace());
    case Format::Json:
        return core::toJson(m_ladder.trace());
    }
    Q_UNREACHABLE();
}

void TraceExporter::copyPicture() const
{
    QGuiApplication::clipboard()->setImage(m_ladder.toImage(kPictureScale));
}

void TraceExporter::copyText(Format format) const
{
    const QByteArray content = contentOf(format);
    auto data = std::make_unique<QMimeData>();
    data->setText(QString::fromUtf8(content));
    if (format == Format::Svg)
        data->setData(QStringLiteral("image/svg+xml"), content);
    QGuiApplication::clipboard()->setMimeData(data.release()); // the clipboard owns it
}

void TraceExporter::chooseFile()
{
    const QString name = tr("trace of message %1", "file name").arg(m_ladder.trace().message);
    const QString file = QFileDialog::getSaveFileName(&m_bars, tr("Save the trace"), name + QLatin1String(".svg"),
        tr("SVG picture (*.svg);;PNG picture (*.png);;Mermaid diagram (*.mmd);;JSON (*.json)"));
    if (!file.isEmpty())
        saveTo(file);
}

void TraceExporter::saveTo(const QString &file)
{
    const QString shownName = QDir::toNativeSeparators(file);
    QSaveFile out(file);
    const bool saved = out.open(QIODevice::WriteOnly) && out.write(contentOf(formatOf(file))) >= 0 && out.commit();
    InlineMessage message;
    message.key = kBar;
    if (saved) {
        message.severity = Severity::Good;
        message.text = tr("The trace is saved in %1.").arg(shownName);
    } else {
        message.severity = Severity::Error;
        message.text = tr("The trace could not be saved in %1: %2.").arg(shownName, out.errorString());
        message.actions = {{tr("Save elsewhere"), [this] { chooseFile(); }}};
    }
    m_bars.showMessage(message);
}

} // namespace relayscope::ui
