#pragma once

#include "core/hop.h"
#include "protocol/value.h"

#include <QList>
#include <QString>

namespace relayscope::core {

/// What the JSON of reports and exports has in common.
[[nodiscard]] protocol::Value textValue(const QString &text);
/// `{"kind":...,"id":...,"name":...}`
[[nodiscard]] protocol::Value placeValue(const Place &place);

/// One value for each item, in their order.
template<typename Item, typename Convert>
[[nodiscard]] protocol::Value listValue(const QList<Item> &items, Convert convert)
{
    protocol::Value::Array values;
    values.reserve(std::size_t(items.size()));
    for (const Item &item : items)
        values.push_back(convert(item));
    return protocol::Value(std::move(values));
}

} // namespace relayscope::core
