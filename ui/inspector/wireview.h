#pragma once

#include "core/explain/explainedframe.h"
#include "models/bytetext.h"

#include <QPlainTextEdit>

namespace relayscope::ui {

class ByteMark;

/// A frame as text, what cannot be read as escapes; selecting text marks its bytes. GUI thread; owned by the
/// InspectorView.
class WireView final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit WireView(ByteMark &mark, QWidget *parent = nullptr);

    void setFrame(const core::explain::ExplainedFrame &frame);

protected:
    void changeEvent(QEvent *event) override;

private:
    void markSelection();
    void showMark();
    [[nodiscard]] QTextCursor cursorOf(const core::explain::ByteRange &bytes) const;

    ByteMark &m_mark;
    models::ByteText m_text;
    QList<core::explain::FramePart> m_parts;
    /// We are the one who marks: the selection is the user's and stays.
    bool m_isMarking = false;
};

} // namespace relayscope::ui
