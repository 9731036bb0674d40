#pragma once

#include <QByteArray>

namespace relayscope::engineio {

/// bytes with the two things that vary between runs, Date and sid, replaced by a star.
[[nodiscard]] QByteArray normalised(const QByteArray &bytes);

/// The response in engineio-http.json to the step with this label, normalised.
[[nodiscard]] QByteArray capturedResponse(const char *entry, const char *label);

} // namespace relayscope::engineio
