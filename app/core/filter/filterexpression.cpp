#include "core/filter/filterexpression.h"

#include "core/filter/filternames.h"
#include "core/filter/filtertoken.h"
#include "core/filter/hopfilter.h"

namespace relayscope::core {

namespace {

QString equals(FilterField field, const QString &value)
{
    return QStringLiteral("%1 == %2").arg(filterFieldName(field), value);
}

QString equalsText(FilterField field, const QByteArray &utf8)
{
    return equals(field, quotedForFilter(QString::fromUtf8(utf8)));
}

QString equalsPlace(FilterField field, const Place &place)
{
    return equals(field, quotedForFilter(place.name.isEmpty() ? place.id : place.name));
}

const Place &clientEnd(const Hop &hop)
{
    return hop.from.kind == PlaceKind::Client ? hop.from : hop.to;
}

const Place &nodeEnd(const Hop &hop)
{
    const bool isSender = hop.from.kind == PlaceKind::Node || hop.from.kind == PlaceKind::ForeignServer;
    return isSender ? hop.from : hop.to;
}

QString inParentheses(const QString &expression)
{
    return QStringLiteral("(%1)").arg(expression);
}

HopFilter::Shape shapeOf(const QString &expression)
{
    const auto parsed = HopFilter::parse(expression);
    return parsed ? parsed->shape() : HopFilter::Shape::Empty;
}

QString negated(const QString &expression)
{
    const HopFilter::Shape shape = shapeOf(expression);
    if (shape == HopFilter::Shape::Not && expression.startsWith(u'!'))
        return expression.sliced(1);
    return shape == HopFilter::Shape::Group ? u'!' + expression : u'!' + inParentheses(expression);
}

} // namespace

QString filterFor(FilterField field, const Hop &hop, qint64 originNs)
{
    const QString absent = QStringLiteral("!%1").arg(filterFieldName(field));
    switch (field) {
    case FilterField::Number:
        return equals(field, QString::number(hop.number));
    case FilterField::Message:
        return hop.message == 0 ? absent : equals(field, QString::number(hop.message));
    case FilterField::Time:
        return equals(field, QString::number(double(hop.timeNs - originNs) / 1e9, 'f', 6));
    case FilterField::From:
        return equalsPlace(field, hop.from);
    case FilterField::To:
        return equalsPlace(field, hop.to);
    case FilterField::Node:
        return equalsPlace(field, nodeEnd(hop));
    case FilterField::Client:
        return equalsPlace(field, clientEnd(hop));
    case FilterField::Nsp:
        return equalsText(field, hop.nsp);
    case FilterField::Channel:
        return equalsText(field, hop.channel);
    case FilterField::Room:
        return equalsText(field, hop.room);
    case FilterField::Event:
        return equalsText(field, hop.eventName);
    case FilterField::Kind:
        return equals(field, filterWord(hop.kind));
    case FilterField::Verdict:
        return equals(field, filterWord(hop.verdict));
    case FilterField::Length:
        return equals(field, QString::number(hop.bytes));
    case FilterField::AckId:
        return hop.ackId < 0 ? absent : equals(field, QString::number(hop.ackId));
    case FilterField::Payload:
        return equalsText(field, hop.payload);
    case FilterField::Inferred:
        return hop.inferred ? QString(filterFieldName(field)) : absent;
    case FilterField::Count:
        break;
    }
    Q_UNREACHABLE();
}

QString joinedFilter(const QString &existing, FilterJoin join, const QString &addition)
{
    using Shape = HopFilter::Shape;
    const Shape left = shapeOf(existing);
    const QString present = existing.trimmed();
    if (join == FilterJoin::Replace || left == Shape::Empty)
        return join == FilterJoin::AndNot ? negated(addition) : addition;
    if (join == FilterJoin::Or)
        return QStringLiteral("%1 || %2").arg(present, addition);
    const QString first = left == Shape::Or ? inParentheses(present) : present;
    if (join == FilterJoin::AndNot)
        return QStringLiteral("%1 && %2").arg(first, negated(addition));
    return QStringLiteral("%1 && %2").arg(first, shapeOf(addition) == Shape::Or ? inParentheses(addition) : addition);
}

} // namespace relayscope::core
