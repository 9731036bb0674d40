#include "protocol/valuebuilder.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace relayscope::protocol {

namespace {

/// Up to this many members a pairwise search for repeated keys is cheaper than sorting.
constexpr std::size_t kPairwiseSearchMembers = 16;

/// The number of a key that is an array index: canonical decimal, 0 to 2^32 - 2 (ECMA-262, "array index").
std::optional<std::uint32_t> arrayIndex(const QByteArray &key)
{
    constexpr qsizetype kMaxDigits = 10;
    if (key.isEmpty() || key.size() > kMaxDigits || key.front() < '0' || key.front() > '9')
        return std::nullopt;
    if (key.front() == '0' && key.size() > 1)
        return std::nullopt;
    std::uint32_t index = 0;
    const auto [end, error] = std::from_chars(key.cbegin(), key.cend(), index);
    if (error != std::errc() || end != key.cend() || index == UINT32_MAX)
        return std::nullopt;
    return index;
}

/// A repeated key keeps its first place and gets its last value.
void foldRepeatedKeysPairwise(Value::Object &object)
{
    std::size_t kept = 0;
    for (std::size_t next = 0; next < object.size(); ++next) {
        std::size_t first = 0;
        while (first < kept && object[first].first != object[next].first)
            ++first;
        if (first < kept) {
            object[first].second = std::move(object[next].second);
            continue;
        }
        if (kept != next)
            object[kept] = std::move(object[next]);
        ++kept;
    }
    object.resize(kept);
}

/// The same in n log n, so that a peer cannot choose a quadratic time.
void foldRepeatedKeysSorted(Value::Object &object)
{
    std::vector<std::size_t> order(object.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(
        order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return object[a].first < object[b].first; });

    std::vector<bool> repeated(object.size(), false);
    bool anyRepeated = false;
    for (std::size_t i = 0; i + 1 < order.size();) {
        std::size_t last = i;
        while (last + 1 < order.size() && object[order[last + 1]].first == object[order[i]].first)
            repeated[order[++last]] = true;
        if (last != i) {
            object[order[i]].second = std::move(object[order[last]].second);
            anyRepeated = true;
        }
        i = last + 1;
    }
    if (!anyRepeated)
        return;
    std::size_t kept = 0;
    for (std::size_t next = 0; next < object.size(); ++next) {
        if (repeated[next])
            continue;
        if (kept != next)
            object[kept] = std::move(object[next]);
        ++kept;
    }
    object.resize(kept);
}

/// Own property order of JavaScript (ECMA-262 OrdinaryOwnPropertyKeys): array indices ascending, then the rest as
/// inserted.
void orderMembers(Value::Object &object)
{
    const auto isIndex = [](const Value::Member &member) { return arrayIndex(member.first).has_value(); };
    if (std::none_of(object.cbegin(), object.cend(), isIndex))
        return;
    const auto rest = std::stable_partition(object.begin(), object.end(), isIndex);
    std::sort(object.begin(), rest,
        [](const Value::Member &a, const Value::Member &b) { return arrayIndex(a.first) < arrayIndex(b.first); });
}

void finishObject(Value::Object &object)
{
    if (object.size() <= kPairwiseSearchMembers)
        foldRepeatedKeysPairwise(object);
    else
        foldRepeatedKeysSorted(object);
    orderMembers(object);
}

} // namespace

void ValueBuilder::startArray(std::size_t sizeHint)
{
    Value::Array array;
    array.reserve(sizeHint);
    m_frames.push_back({Value(std::move(array)), QByteArray()});
}

void ValueBuilder::startObject(std::size_t sizeHint)
{
    Value::Object object;
    object.reserve(sizeHint);
    m_frames.push_back({Value(std::move(object)), QByteArray()});
}

void ValueBuilder::key(QByteArray name)
{
    m_frames.back().key = std::move(name);
}

void ValueBuilder::add(Value value)
{
    if (m_frames.empty()) {
        m_root = std::move(value);
        return;
    }
    Frame &frame = m_frames.back();
    if (Value::Array *const array = frame.container.asArray())
        array->push_back(std::move(value));
    else
        frame.container.asObject()->emplace_back(std::move(frame.key), std::move(value));
}

void ValueBuilder::end()
{
    Value finished = std::move(m_frames.back().container);
    m_frames.pop_back();
    if (Value::Object *const object = finished.asObject())
        finishObject(*object);
    add(std::move(finished));
}

} // namespace relayscope::protocol
