#include "protocol/value.h"

namespace relayscope::protocol {

const Value *Value::member(QByteArrayView name) const
{
    const Object *const object = asObject();
    if (!object)
        return nullptr;
    for (const Member &member : *object) {
        if (member.first == name)
            return &member.second;
    }
    return nullptr;
}

} // namespace relayscope::protocol
