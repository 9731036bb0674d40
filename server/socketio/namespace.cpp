#include "socketio/namespace.h"

#include "socketio/localadapter.h"
#include "socketio/redisadapter.h"
#include "socketio/servercontext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace relayscope::socketio {

namespace {

/// socket.io lib/namespace.ts RESERVED_EVENTS: what serverSideEmit() refuses.
constexpr std::array<const char *, 3> kReservedServerEvents{"connect", "connection", "new_namespace"};

std::unique_ptr<Adapter> makeAdapter(Namespace &nsp)
{
    const ServerContext &context = nsp.context();
    switch (context.options.adapter) {
    case AdapterKind::None:
        return std::make_unique<LocalAdapter>(nsp);
    case AdapterKind::Classic:
        Q_ASSERT(context.bus);
        return std::make_unique<RedisAdapter>(nsp, *context.bus);
    }
    Q_UNREACHABLE();
}

} // namespace

Namespace::Namespace(ServerContext &context, QByteArray name)
    : m_context(context)
    , m_name(std::move(name))
    , m_adapter(makeAdapter(*this))
{
    m_adapter->start();
}

Namespace::~Namespace() = default;

Expected<void, EmitError> Namespace::serverSideEmit(protocol::Value::Array data, Adapter::ServerSideReply reply)
{
    const QByteArray *const name = data.empty() ? nullptr : data.front().asText();
    if (!name)
        return Unexpected(EmitError::EventNameMissing);
    const bool reserved = std::any_of(kReservedServerEvents.begin(), kReservedServerEvents.end(),
        [name](const char *event) { return *name == event; });
    if (reserved)
        return Unexpected(EmitError::ReservedEventName);
    m_adapter->serverSideEmit(data, std::move(reply));
    return {};
}

} // namespace relayscope::socketio
