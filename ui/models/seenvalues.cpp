#include "models/seenvalues.h"

#include "models/hopmodel.h"

#include <QSet>

#include <algorithm>

namespace relayscope::models {

namespace {

/// Rows that are looked at: those of the last seconds, in a few milliseconds.
constexpr int kNewestRows = 20'000;
constexpr qsizetype kMaxLength = 100;

using core::FilterField;
using core::PlaceKind;

QStringList placesOf(const core::Hop &hop, bool clients)
{
    QStringList names;
    for (const core::Place *place : {&hop.from, &hop.to}) {
        const bool isServer = place->kind == PlaceKind::Node || place->kind == PlaceKind::ForeignServer;
        if (clients ? place->kind == PlaceKind::Client : isServer)
            names.append(place->name.isEmpty() ? place->id : place->name);
    }
    return names;
}

QStringList valuesOf(const core::Hop &hop, FilterField field)
{
    const auto one = [](const QByteArray &utf8) { return QStringList{QString::fromUtf8(utf8)}; };
    switch (field) {
    case FilterField::From:
        return {hop.from.name};
    case FilterField::To:
        return {hop.to.name};
    case FilterField::Node:
        return placesOf(hop, false);
    case FilterField::Client:
        return placesOf(hop, true);
    case FilterField::Nsp:
        return one(hop.nsp);
    case FilterField::Channel:
        return one(hop.channel);
    case FilterField::Room:
        return one(hop.room);
    case FilterField::Event:
        return one(hop.eventName);
    case FilterField::Number:
    case FilterField::Message:
    case FilterField::Time:
    case FilterField::Kind:
    case FilterField::Verdict:
    case FilterField::Length:
    case FilterField::AckId:
    case FilterField::Payload:
    case FilterField::Inferred:
    case FilterField::Count:
        break;
    }
    return {};
}

} // namespace

QStringList seenValues(const HopModel &hops, core::FilterField field)
{
    QSet<QString> seen;
    const int oldest = std::max(0, hops.rowCount() - kNewestRows);
    for (int row = hops.rowCount() - 1; row >= oldest && seen.size() < kMaxSeenValues; --row) {
        for (const QString &value : valuesOf(hops.hop(row), field)) {
            if (!value.isEmpty() && value.size() <= kMaxLength)
                seen.insert(value);
        }
    }
    QStringList sorted(seen.cbegin(), seen.cend());
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

} // namespace relayscope::models
