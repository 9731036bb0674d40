#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace relayscope::core::explain {

/// Bytes of one message, by their place in it.
struct ByteRange {
    qsizetype offset = 0;
    qsizetype length = 0;

    [[nodiscard]] qsizetype end() const { return offset + length; }
    [[nodiscard]] bool isEmpty() const { return length <= 0; }
    [[nodiscard]] bool contains(const ByteRange &other) const { return offset <= other.offset && other.end() <= end(); }
    bool operator==(const ByteRange &) const = default;
};

/// One value of a message and the bytes that it stands in.
struct ByteNode {
    enum class Kind { Null, Boolean, Number, Text, Binary, Date, Extension, Array, Object };

    Kind kind = Kind::Null;
    /// Name of a member, or of an element whose place has a meaning; else empty.
    QByteArray key;
    /// The format's own word: "string", "fixmap", "uint 8".
    QByteArray format;
    /// A scalar as people read it; empty for arrays and objects.
    QString value;
    /// What the value stands for where it is a code: "EVENT"; empty elsewhere.
    QByteArray meaning;
    /// Elements, members, or bytes of text and binary; -1 where there is nothing to count.
    qint64 count = -1;
    /// Of a member with its key.
    ByteRange range;
    /// The bytes end inside.
    bool isCut = false;
    int parent = -1;
    /// Place among the children of the parent.
    int row = 0;
    std::vector<int> children;
};

/// The values of one message as a tree over its bytes, in the order of the bytes. A value type; nodes are known by
/// their index, the root is 0.
class ByteTree final {
public:
    /// parent: -1 for the root, which comes first. Returns the index of the new node.
    int add(int parent, ByteNode node);

    [[nodiscard]] bool isEmpty() const { return m_nodes.empty(); }
    [[nodiscard]] int size() const { return int(m_nodes.size()); }
    [[nodiscard]] const ByteNode &operator[](int index) const { return m_nodes[std::size_t(index)]; }
    [[nodiscard]] ByteNode &operator[](int index) { return m_nodes[std::size_t(index)]; }

    /// The member of that name; -1 when there is none, or no such parent.
    [[nodiscard]] int member(int parent, QByteArrayView key) const;
    /// The element at that place; -1 when there is none, or no such parent.
    [[nodiscard]] int element(int parent, int row) const;
    /// The smallest value that holds all of these bytes; -1 when even the root does not.
    [[nodiscard]] int covering(const ByteRange &range) const;

private:
    std::vector<ByteNode> m_nodes;
};

/// Why a scanner went no further.
struct ScanStop {
    enum class Reason { Truncated, Syntax, InvalidKey, TooDeep, TooManyValues, TrailingBytes };

    Reason reason = Reason::Truncated;
    /// The first byte that was not understood.
    qsizetype offset = 0;

    bool operator==(const ScanStop &) const = default;
};
[[nodiscard]] QString toText(ScanStop::Reason reason);

/// What a scanner found: all values up to the end, or up to where it stopped.
struct Scan {
    /// Ours: more than fits in what a row keeps of a message, fewer than would make a view slow.
    static constexpr int kMaxNodes = 10'000;

    ByteTree tree;
    std::optional<ScanStop> stop;
};

} // namespace relayscope::core::explain
