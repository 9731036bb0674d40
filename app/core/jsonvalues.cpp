#include "core/jsonvalues.h"

#include "core/names.h"

namespace relayscope::core {

using protocol::Value;

Value textValue(const QString &text)
{
    return Value(text.toUtf8());
}

Value placeValue(const Place &place)
{
    return Value::Object{
        {"kind", Value(nameOf(place.kind))},
        {"id", textValue(place.id)},
        {"name", textValue(place.name)},
    };
}

} // namespace relayscope::core
