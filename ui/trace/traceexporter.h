#pragma once

#include <QByteArray>
#include <QObject>

namespace relayscope::ui {

class ActionRegistry;
class InlineBarStack;
class LadderPlot;

/// Copies the trace that a ladder shows to the clipboard and saves it to files: the ladder as SVG or PNG, the steps as
/// Mermaid diagram or JSON. Tells of failures in inline bars. GUI thread; owned by the trace panel.
class TraceExporter final : public QObject {
    Q_OBJECT

public:
    enum class Format { Svg, Png, Mermaid, Json };

    TraceExporter(const LadderPlot &ladder, InlineBarStack &bars, ActionRegistry &actions, QObject *parent);

    [[nodiscard]] QByteArray contentOf(Format format) const;
    /// The ending tells the format; without one that is known it is SVG. A failure becomes a bar.
    void saveTo(const QString &file);

private:
    void copyPicture() const;
    void copyText(Format format) const;
    void chooseFile();

    const LadderPlot &m_ladder;
    InlineBarStack &m_bars;
};

} // namespace relayscope::ui
