#include "core/filter/filterfield.h"

#include "core/filter/filternames.h"

#include <array>

namespace relayscope::core {

namespace {

struct Definition {
    FilterField field;
    const char *name;
    FilterType type;
};

constexpr std::array<Definition, static_cast<std::size_t>(FilterField::Count)> kDefinitions{{
    {FilterField::Number, "number", FilterType::Number},
    {FilterField::Message, "message", FilterType::Number},
    {FilterField::Time, "time", FilterType::Number},
    {FilterField::From, "from", FilterType::Text},
    {FilterField::To, "to", FilterType::Text},
    {FilterField::Node, "node", FilterType::Text},
    {FilterField::Client, "client", FilterType::Text},
    {FilterField::Nsp, "nsp", FilterType::Text},
    {FilterField::Channel, "channel", FilterType::Text},
    {FilterField::Room, "room", FilterType::Text},
    {FilterField::Event, "event", FilterType::Text},
    {FilterField::Kind, "kind", FilterType::Word},
    {FilterField::Verdict, "verdict", FilterType::Word},
    {FilterField::Length, "length", FilterType::Number},
    {FilterField::AckId, "ackid", FilterType::Number},
    {FilterField::Payload, "payload", FilterType::Text},
    {FilterField::Inferred, "inferred", FilterType::Flag},
}};

constexpr bool isInFieldOrder()
{
    for (std::size_t i = 0; i < kDefinitions.size(); ++i) {
        if (kDefinitions[i].field != static_cast<FilterField>(i))
            return false;
    }
    return true;
}
static_assert(isInFieldOrder(), "definitionOf() indexes by field");

const Definition &definitionOf(FilterField field)
{
    return kDefinitions[static_cast<std::size_t>(field)];
}

} // namespace

QLatin1StringView filterFieldName(FilterField field)
{
    return QLatin1StringView(definitionOf(field).name);
}

FilterType filterFieldType(FilterField field)
{
    return definitionOf(field).type;
}

std::optional<FilterField> filterFieldByName(QStringView name)
{
    for (const Definition &definition : kDefinitions) {
        if (name == QLatin1StringView(definition.name))
            return definition.field;
    }
    return std::nullopt;
}

const QStringList &filterFieldNames()
{
    static const QStringList names = [] {
        QStringList list;
        for (const Definition &definition : kDefinitions)
            list.append(QLatin1StringView(definition.name));
        return list;
    }();
    return names;
}

const QStringList &filterWords(FilterField field)
{
    static const QStringList none;
    if (field == FilterField::Kind)
        return filterKindWords();
    return field == FilterField::Verdict ? filterVerdictWords() : none;
}

} // namespace relayscope::core
