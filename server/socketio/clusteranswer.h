#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QSet>
#include <QString>

#include <optional>

namespace relayscope::socketio {

/// The other nodes that have answered a request so far.
struct Answered {
    qint64 count = 0;
    /// Of those that say who they are; official servers do not.
    QSet<QByteArray> uids;
    /// How many there are to answer; nothing while they could not be counted.
    std::optional<qint64> expected;
};

/// The other nodes that did not answer a request.
struct Missing {
    QByteArrayList nodeNames;
    /// Subscribers of the request channel that have no name here: servers of other makes, or what is none.
    qint64 unnamed = 0;

    [[nodiscard]] bool isEmpty() const { return nodeNames.isEmpty() && unnamed == 0; }
    [[nodiscard]] qint64 count() const { return nodeNames.size() + unnamed; }
    /// `node-b, node-c and 1 unnamed`; empty when nobody is missing.
    [[nodiscard]] QString toString() const;

    bool operator==(const Missing &) const = default;
};

/// What all nodes together answered: everything when error is empty, else what came in until then.
template<typename Values>
struct ClusterAnswer {
    Values values;
    /// In words, in those of the official adapter where it has some.
    QString error;
    Missing missing;

    [[nodiscard]] bool isComplete() const { return error.isEmpty(); }
};

} // namespace relayscope::socketio
