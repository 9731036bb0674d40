#pragma once

#include "core/explain/explainedframe.h"

#include <QList>
#include <QString>

namespace relayscope::core::explain {

enum class CopyForm { Json, Wire, Hex, JavaScript, RedisCli, Cpp };

/// The forms that the frame can be copied as. RedisCli needs the whole message of a channel, JavaScript and C++ an
/// event or one of the adapter's questions.
[[nodiscard]] QList<CopyForm> copyForms(const ExplainedFrame &frame, const QByteArray &channel);

/// The frame as text to paste elsewhere; empty for a form that copyForms() does not name. channel: of Redis, empty for
/// a client's frame.
[[nodiscard]] QString copyText(CopyForm form, const ExplainedFrame &frame, const QByteArray &channel);

} // namespace relayscope::core::explain
