#include "protocol/socketio/payloadscan.h"

#include "protocol/jsnumber.h"
#include "protocol/socketio/reservedevents.h"

namespace relayscope::socketio {

void PayloadScan::null()
{
    note({});
}

void PayloadScan::boolean(bool value)
{
    note({.isTrue = value});
}

void PayloadScan::number(QByteArrayView literal)
{
    bool isValidIndex = false;
    if (m_attachmentCount > 0) {
        const protocol::Value value = protocol::numberFromLiteral(literal);
        const std::int64_t *const index = value.asInt();
        isValidIndex = index && *index >= 0 && *index < m_attachmentCount;
    }
    note({.kind = Kind::Number, .isValidIndex = isValidIndex});
}

void PayloadScan::text(QByteArrayView utf8)
{
    if (note({.kind = Kind::Text}))
        m_firstElementIsReserved = isReservedEvent(utf8);
}

void PayloadScan::startArray()
{
    enter(Kind::Array);
}

void PayloadScan::endArray()
{
    --m_depth;
}

void PayloadScan::startObject()
{
    enter(Kind::Object);
}

void PayloadScan::key(QByteArrayView utf8)
{
    if (m_attachmentCount == 0)
        return;
    Key &key = m_levels[static_cast<std::size_t>(m_depth)].key;
    if (utf8 == "_placeholder")
        key = Key::Placeholder;
    else if (utf8 == "num")
        key = Key::Num;
    else
        key = Key::Other;
}

void PayloadScan::endObject()
{
    const ObjectState &object = m_levels[static_cast<std::size_t>(m_depth)];
    if (object.isPlaceholder) {
        ++m_placeholderCount;
        m_hasBadPlaceholder = m_hasBadPlaceholder || !object.numIsValid;
    }
    --m_depth;
}

bool PayloadScan::note(Token token)
{
    if (m_depth == 0)
        m_root = token.kind;
    ObjectState &level = m_levels[static_cast<std::size_t>(m_depth)];
    if (level.key == Key::Placeholder)
        level.isPlaceholder = token.isTrue;
    else if (level.key == Key::Num)
        level.numIsValid = token.isValidIndex;

    const bool isFirstElement = m_depth == 1 && m_root == Kind::Array && !m_firstElementSeen;
    if (isFirstElement) {
        m_firstElementSeen = true;
        m_firstElement = token.kind;
    }
    return isFirstElement;
}

void PayloadScan::enter(Kind kind)
{
    note({.kind = kind});
    ++m_depth;
    m_levels[static_cast<std::size_t>(m_depth)] = {};
}

} // namespace relayscope::socketio
