#include "ui/composer/senderchoice.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/segmentedchoice.h"

#include <QComboBox>

#include <algorithm>

namespace relayscope::ui {

namespace {

constexpr int kKinds = 3;

} // namespace

SenderChoice::SenderChoice(QWidget *parent)
    : QWidget(parent)
    , m_kind(new SegmentedChoice(kKinds, this))
    , m_who(new QComboBox(this))
{
    m_kind->setObjectName(QStringLiteral("composerSenderKind"));
    m_who->setObjectName(QStringLiteral("composerSender"));
    m_who->setMinimumContentsLength(12);
    m_who->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(*this, 2));
    layout->addWidget(m_kind);
    layout->addWidget(m_who);
    connect(m_kind, &SegmentedChoice::activated, this, [this] {
        fill();
        emit changed();
    });
    connect(m_who, &QComboBox::currentIndexChanged, this, [this] {
        m_lastIds[int(kind())] = m_who->currentData().toString();
        emit changed();
    });
    retranslate();
}

SenderChoice::Kind SenderChoice::kind() const
{
    return Kind(m_kind->currentIndex());
}

const QList<Sender> &SenderChoice::senders() const
{
    return kind() == Kind::Node ? m_nodes : m_clients;
}

const Sender *SenderChoice::sender() const
{
    if (kind() == Kind::Emitter)
        return nullptr;
    const int index = m_who->currentIndex();
    return index >= 0 && index < senders().size() ? &senders().at(index) : nullptr;
}

void SenderChoice::setClients(const QList<Sender> &clients)
{
    m_clients = clients;
    fill();
}

void SenderChoice::setNodes(const QList<Sender> &nodes)
{
    m_nodes = nodes;
    fill();
}

void SenderChoice::choose(Kind kind, const QString &id)
{
    m_kind->setCurrentIndex(int(kind));
    m_lastIds[int(kind)] = id;
    fill();
}

/// Brings the box in line with the kind; touches it only where its entries differ, so that an open list stays open.
void SenderChoice::fill()
{
    m_who->setVisible(kind() != Kind::Emitter);
    if (kind() == Kind::Emitter)
        return;
    const QSignalBlocker blocker(m_who);
    const QList<Sender> &wanted = senders();
    bool same = m_who->count() == wanted.size();
    for (int i = 0; same && i < m_who->count(); ++i)
        same = m_who->itemData(i).toString() == wanted.at(i).id && m_who->itemText(i) == wanted.at(i).label;
    if (!same) {
        m_who->clear();
        for (const Sender &sender : wanted)
            m_who->addItem(sender.label, sender.id);
    }
    m_who->setCurrentIndex(wanted.isEmpty() ? -1 : std::max(0, m_who->findData(m_lastIds.value(int(kind())))));
}

void SenderChoice::retranslate()
{
    m_kind->setSegment(int(Kind::Client), tr("Client"), tr("A test client sends the event to its node"));
    m_kind->setSegment(int(Kind::Node), tr("Node"), tr("A node broadcasts to clients, as its own code would"));
    m_kind->setSegment(
        int(Kind::Emitter), tr("Emitter"), tr("A program that is no server publishes on Redis, as redis-emitter does"));
    m_kind->setAccessibleName(tr("Kind of sender"));
    m_who->setAccessibleName(tr("Who sends"));
}

QWidget *SenderChoice::focusTarget() const
{
    return m_who;
}

} // namespace relayscope::ui
