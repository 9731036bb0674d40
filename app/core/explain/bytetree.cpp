#include "core/explain/bytetree.h"

#include <QCoreApplication>

namespace relayscope::core::explain {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::explain::Scan)
};

} // namespace

int ByteTree::add(int parent, ByteNode node)
{
    const int index = size();
    node.parent = parent;
    if (parent >= 0) {
        std::vector<int> &siblings = (*this)[parent].children;
        node.row = int(siblings.size());
        siblings.push_back(index);
    }
    m_nodes.push_back(std::move(node));
    return index;
}

int ByteTree::member(int parent, QByteArrayView key) const
{
    if (parent < 0 || parent >= size() || (*this)[parent].kind != ByteNode::Kind::Object)
        return -1;
    for (const int child : (*this)[parent].children) {
        if ((*this)[child].key == key)
            return child;
    }
    return -1;
}

int ByteTree::element(int parent, int row) const
{
    if (parent < 0 || parent >= size() || (*this)[parent].kind != ByteNode::Kind::Array)
        return -1;
    const std::vector<int> &children = (*this)[parent].children;
    return row >= 0 && row < int(children.size()) ? children[std::size_t(row)] : -1;
}

int ByteTree::covering(const ByteRange &range) const
{
    if (isEmpty() || !(*this)[0].range.contains(range))
        return -1;
    int found = 0;
    for (int next = 0; next >= 0;) {
        found = next;
        next = -1;
        for (const int child : (*this)[found].children) {
            if ((*this)[child].range.contains(range)) {
                next = child;
                break;
            }
        }
    }
    return found;
}

QString toText(ScanStop::Reason reason)
{
    switch (reason) {
    case ScanStop::Reason::Truncated:
        return Texts::tr("the bytes end inside a value");
    case ScanStop::Reason::Syntax:
        return Texts::tr("this byte cannot stand here");
    case ScanStop::Reason::InvalidKey:
        return Texts::tr("a key must be text or a whole number");
    case ScanStop::Reason::TooDeep:
        return Texts::tr("nested too deep");
    case ScanStop::Reason::TooManyValues:
        return Texts::tr("too many values");
    case ScanStop::Reason::TrailingBytes:
        return Texts::tr("something follows the end of the value");
    }
    return {};
}

} // namespace relayscope::core::explain
