#include "support/goldenvectors.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace relayscope::golden {

using protocol::Value;

namespace {

QByteArray fromHex(const QJsonValue &hex)
{
    return QByteArray::fromHex(hex.toString().toLatin1());
}

/// UTF-16 to UTF-8 in which a lone surrogate has its own three bytes, as in Value.
QByteArray generalisedUtf8(const QByteArray &utf16BigEndian)
{
    QByteArray out;
    for (qsizetype i = 0; i + 1 < utf16BigEndian.size(); i += 2) {
        const QChar unit(qFromBigEndian<quint16>(utf16BigEndian.constData() + i));
        if (!unit.isSurrogate()) {
            out.append(QString(unit).toUtf8());
            continue;
        }
        const unsigned code = unit.unicode();
        out.append(static_cast<char>(0xE0 | (code >> 12)));
        out.append(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
        out.append(static_cast<char>(0x80 | (code & 0x3F)));
    }
    return out;
}

Value integerOrDouble(const QString &digits)
{
    bool fits = false;
    const qlonglong asSigned = digits.toLongLong(&fits);
    if (fits)
        return Value(asSigned);
    const qulonglong asUnsigned = digits.toULongLong(&fits);
    return fits ? Value(asUnsigned) : Value(digits.toDouble());
}

Value numberOf(const QJsonValue &number)
{
    const double asDouble = number.toDouble();
    const bool isInteger = std::trunc(asDouble) == asDouble && std::fabs(asDouble) < 9.2e18;
    return isInteger ? Value(number.toInteger()) : Value(asDouble);
}

Value floatOf(const QString &name)
{
    if (name == QLatin1String("NaN"))
        return Value(std::numeric_limits<double>::quiet_NaN());
    if (name == QLatin1String("-0"))
        return Value(-0.0);
    const double infinity = std::numeric_limits<double>::infinity();
    return Value(name.startsWith(QLatin1Char('-')) ? -infinity : infinity);
}

Value objectFromPlain(const QJsonObject &object)
{
    const auto the = [&object](const char *key) { return object[QLatin1String(key)]; };
    if (object.size() == 1) {
        const QString key = object.constBegin().key();
        if (key == QLatin1String("$bin"))
            return Value(Value::Binary{fromHex(the("$bin"))});
        if (key == QLatin1String("$date")) {
            const QDateTime time = QDateTime::fromString(the("$date").toString(), Qt::ISODateWithMs);
            return Value(Value::Date{time.toMSecsSinceEpoch()});
        }
        if (key == QLatin1String("$undefined"))
            return {};
        if (key == QLatin1String("$float"))
            return floatOf(the("$float").toString());
        if (key == QLatin1String("$utf16be"))
            return Value(generalisedUtf8(fromHex(the("$utf16be"))));
    }
    Value::Object result;
    for (auto member = object.constBegin(); member != object.constEnd(); ++member)
        result.emplace_back(member.key().toUtf8(), fromPlain(member.value()));
    return Value(std::move(result));
}

} // namespace

bool Entry::isBinding() const
{
    return text("strictness") != QLatin1String("quirk");
}

std::vector<Entry> load(const char *fileName)
{
    QFile file(QStringLiteral(RELAYSCOPE_TEST_DATA "/%1.json").arg(QLatin1String(fileName)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    std::vector<Entry> entries;
    const QJsonArray array = document[QLatin1String("entries")].toArray();
    for (const QJsonValue &entry : array)
        entries.push_back({entry[QLatin1String("name")].toString().toUtf8(), entry.toObject()});
    if (entries.empty())
        qFatal("no entries in %s", qPrintable(file.fileName()));
    return entries;
}

QByteArray bytes(const QJsonObject &object, const char *key)
{
    return fromHex(object[QLatin1String(key)]);
}

Value fromTree(const QJsonArray &node)
{
    const QString kind = node[0].toString();
    const QJsonValue content = node[1];
    if (kind == QLatin1String("nil"))
        return Value(nullptr);
    if (kind == QLatin1String("bool"))
        return Value(content.toBool());
    if (kind == QLatin1String("int"))
        return integerOrDouble(content.toString());
    if (kind == QLatin1String("f64"))
        return Value(std::bit_cast<double>(qFromBigEndian<quint64>(fromHex(content).constData())));
    if (kind == QLatin1String("str"))
        return Value(content.toString().toUtf8());
    if (kind == QLatin1String("str16"))
        return Value(generalisedUtf8(fromHex(content)));
    if (kind == QLatin1String("bin"))
        return Value(Value::Binary{fromHex(content)});
    if (kind == QLatin1String("ts"))
        return Value(Value::Date{content.toString().toLongLong()});
    const QJsonArray children = content.toArray();
    if (kind == QLatin1String("arr")) {
        Value::Array array;
        for (const QJsonValue &child : children)
            array.push_back(fromTree(child.toArray()));
        return Value(std::move(array));
    }
    if (kind != QLatin1String("map"))
        qFatal("unknown tree node %s", qPrintable(kind));
    Value::Object object;
    for (const QJsonValue &member : children)
        object.emplace_back(member[0].toString().toUtf8(), fromTree(member[1].toArray()));
    return Value(std::move(object));
}

Value fromPlain(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return Value(nullptr);
    case QJsonValue::Bool:
        return Value(value.toBool());
    case QJsonValue::Double:
        return numberOf(value);
    case QJsonValue::String:
        return Value(value.toString().toUtf8());
    case QJsonValue::Array: {
        Value::Array array;
        const QJsonArray elements = value.toArray();
        for (const QJsonValue &element : elements)
            array.push_back(fromPlain(element));
        return Value(std::move(array));
    }
    case QJsonValue::Object:
        return objectFromPlain(value.toObject());
    case QJsonValue::Undefined:
        return {};
    }
    return {};
}

bool isRepresentable(const QJsonValue &value)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::all_of(array.begin(), array.end(), [](const QJsonValue &child) { return isRepresentable(child); });
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.constBegin(); member != object.constEnd(); ++member) {
        const QString key = member.key();
        if (key == QLatin1String("$function") || key == QLatin1String("$set") || key == QLatin1String("$bigint"))
            return false;
        if (!isRepresentable(member.value()))
            return false;
    }
    return true;
}

Value sorted(const Value &value)
{
    if (const Value::Array *const array = value.asArray()) {
        Value::Array result;
        for (const Value &element : *array)
            result.push_back(sorted(element));
        return Value(std::move(result));
    }
    if (const Value::Object *const object = value.asObject()) {
        Value::Object result;
        for (const auto &[name, member] : *object)
            result.emplace_back(name, sorted(member));
        std::sort(result.begin(), result.end(),
            [](const Value::Member &a, const Value::Member &b) { return a.first < b.first; });
        return Value(std::move(result));
    }
    return value;
}

} // namespace relayscope::golden
