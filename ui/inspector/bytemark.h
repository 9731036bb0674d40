#pragma once

#include "core/explain/bytetree.h"

#include <QObject>

namespace relayscope::ui {

/// The bytes that the views of one frame have marked, and those under the mouse: whoever lets the user choose calls
/// mark() or hover(), all draw what is in here. GUI thread; owned by the InspectorView.
class ByteMark final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Empty for nothing.
    [[nodiscard]] const core::explain::ByteRange &marked() const { return m_marked; }
    [[nodiscard]] const core::explain::ByteRange &hovered() const { return m_hovered; }
    void mark(const core::explain::ByteRange &range);
    void hover(const core::explain::ByteRange &range);

signals:
    void markChanged();
    void hoverChanged();

private:
    core::explain::ByteRange m_marked;
    core::explain::ByteRange m_hovered;
};

} // namespace relayscope::ui
