#pragma once

#include "base/expected.h"
#include "core/specs.h"

#include <QString>

namespace relayscope::models {

/// A test client as the user types it, before it is one.
struct ClientDraft {
    enum class Field { Namespace, Auth, Query, Headers };

    /// With or without the slash at its start; empty for "/".
    QString nsp;
    core::TransportChoice transport = core::TransportChoice::PollingThenWebSocket;
    /// JSON of one value, empty for none.
    QString auth;
    /// "name=value&name=value", percent-encoding understood.
    QString query;
    /// "Name: value; Name: value".
    QString headers;
};

struct ClientDraftError {
    ClientDraft::Field field = ClientDraft::Field::Namespace;
    /// One sentence.
    QString message;
};

/// What Cluster::addClient() takes; id, name and node stay empty.
[[nodiscard]] Expected<core::ClientSpec, ClientDraftError> readClientDraft(const ClientDraft &draft);

} // namespace relayscope::models
