#include "core/document/objectreader.h"

#include <QCoreApplication>

namespace relayscope::core {

using protocol::LocatedValue;

namespace {

struct ReaderText {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::ObjectReader)
};

} // namespace

ObjectReader::ObjectReader(const LocatedValue &value, const QString &what, JsonFault &fault)
    : m_value(value)
    , m_what(what)
    , m_fault(fault)
{
    if (value.kind != LocatedValue::Kind::Object)
        m_fault.set(value.offset, ReaderText::tr("%1 must be an object").arg(m_what));
    QSet<QByteArray> seen;
    for (const LocatedValue::Member &member : value.members) {
        if (seen.contains(member.key))
            m_fault.set(
                member.keyOffset, ReaderText::tr("the key '%1' is there twice").arg(QString::fromUtf8(member.key)));
        seen.insert(member.key);
    }
}

const LocatedValue *ObjectReader::take(const char *key)
{
    m_taken.insert(QByteArray(key));
    for (const LocatedValue::Member &member : m_value.members) {
        if (member.key == key)
            return &member.value;
    }
    return nullptr;
}

QByteArray ObjectReader::text(const char *key, const QByteArray &preset)
{
    const LocatedValue *value = take(key);
    if (value == nullptr)
        return preset;
    if (const QByteArray *text = value->text())
        return *text;
    m_fault.set(value->offset, ReaderText::tr("'%1' must be a text").arg(QLatin1String(key)));
    return preset;
}

QByteArray ObjectReader::requiredText(const char *key)
{
    const QByteArray value = text(key);
    if (value.isEmpty()) {
        const LocatedValue *there = take(key);
        m_fault.set(there == nullptr ? m_value.offset : there->offset,
            ReaderText::tr("%1 needs '%2', a text that is not empty").arg(m_what, QLatin1String(key)));
    }
    return value;
}

bool ObjectReader::boolean(const char *key, bool preset)
{
    const LocatedValue *value = take(key);
    if (value == nullptr)
        return preset;
    if (const bool *flag = value->scalar.asBool())
        return *flag;
    m_fault.set(value->offset, ReaderText::tr("'%1' must be true or false").arg(QLatin1String(key)));
    return preset;
}

int ObjectReader::number(const char *key, int preset, int minimum, int maximum)
{
    const LocatedValue *value = take(key);
    if (value == nullptr)
        return preset;
    const std::int64_t *number = value->scalar.asInt();
    if (number != nullptr && *number >= minimum && *number <= maximum)
        return int(*number);
    m_fault.set(value->offset,
        ReaderText::tr("'%1' must be a whole number from %2 to %3")
            .arg(QLatin1String(key), QString::number(minimum), QString::number(maximum)));
    return preset;
}

QList<QByteArray> ObjectReader::texts(const char *key)
{
    QList<QByteArray> texts;
    each(key, std::numeric_limits<qsizetype>::max(), [this, key, &texts](const LocatedValue &item) {
        if (const QByteArray *text = item.text())
            texts.append(*text);
        else
            m_fault.set(item.offset, ReaderText::tr("'%1' must be a list of texts").arg(QLatin1String(key)));
    });
    return texts;
}

void ObjectReader::each(const char *key, qsizetype maximum, const std::function<void(const LocatedValue &)> &read)
{
    const LocatedValue *list = take(key);
    if (list == nullptr)
        return;
    if (list->kind != LocatedValue::Kind::Array) {
        m_fault.set(list->offset, ReaderText::tr("'%1' must be a list").arg(QLatin1String(key)));
        return;
    }
    if (qsizetype(list->items.size()) > maximum) {
        m_fault.set(list->offset,
            ReaderText::tr("'%1' may have at most %2 items").arg(QLatin1String(key), QString::number(maximum)));
        return;
    }
    for (const LocatedValue &item : list->items)
        read(item);
}

void ObjectReader::finish()
{
    for (const LocatedValue::Member &member : m_value.members) {
        if (!m_taken.contains(member.key))
            m_fault.set(member.keyOffset, ReaderText::tr("%1 has no '%2'").arg(m_what, QString::fromUtf8(member.key)));
    }
}

protocol::Value plainValue(const LocatedValue &located)
{
    switch (located.kind) {
    case LocatedValue::Kind::Scalar:
    case LocatedValue::Kind::Text:
        return located.scalar;
    case LocatedValue::Kind::Array: {
        protocol::Value::Array items;
        for (const LocatedValue &item : located.items)
            items.push_back(plainValue(item));
        return protocol::Value(std::move(items));
    }
    case LocatedValue::Kind::Object: {
        protocol::Value::Object members;
        for (const LocatedValue::Member &member : located.members)
            members.emplace_back(member.key, plainValue(member.value));
        return protocol::Value(std::move(members));
    }
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::core
