#include "ui/composer/targetfields.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/flowlayout.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>

namespace relayscope::ui {

TargetFields::TargetFields(QWidget *parent)
    : QWidget(parent)
    , m_rooms(new RoomsEdit(this))
    , m_exceptLabel(new QLabel(this))
    , m_except(new RoomsEdit(this))
    , m_local(new QCheckBox(this))
    , m_volatile(new QCheckBox(this))
{
    m_rooms->setObjectName(QStringLiteral("composerRooms"));
    m_except->setObjectName(QStringLiteral("composerExcept"));
    m_local->setObjectName(QStringLiteral("composerLocal"));
    m_exceptLabel->setBuddy(m_except);
    auto *except = new QWidget(this);
    auto *exceptLine = new QHBoxLayout(except);
    exceptLine->setContentsMargins(0, 0, 0, 0);
    exceptLine->setSpacing(spacing(*this, 2));
    exceptLine->addWidget(m_exceptLabel);
    exceptLine->addWidget(m_except, 1);
    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(*this, 2));
    layout->addWidget(m_rooms);
    layout->addWidget(except);
    layout->addWidget(m_local);
    layout->addWidget(m_volatile);
    setFocusProxy(m_rooms);

    for (RoomsEdit *field : {m_rooms, m_except})
        connect(field, &QLineEdit::textChanged, this, &TargetFields::changed);
    for (QCheckBox *flag : {m_local, m_volatile})
        connect(flag, &QCheckBox::clicked, this, &TargetFields::changed);
    retranslate();
}

void TargetFields::write(core::SavedMessage &message) const
{
    message.rooms = m_rooms->rooms();
    message.except = m_except->rooms();
    message.local = m_local->isChecked() && !m_local->isHidden();
    message.isVolatile = m_volatile->isChecked();
}

void TargetFields::read(const core::SavedMessage &message)
{
    const QSignalBlocker blocker(this);
    m_rooms->setRooms(message.rooms);
    m_except->setRooms(message.except);
    m_local->setChecked(message.local);
    m_volatile->setChecked(message.isVolatile);
    setKind(message.sender);
}

void TargetFields::setKind(core::SavedMessage::Sender kind)
{
    m_local->setHidden(kind != core::SavedMessage::Sender::Node); // an emitter has no sockets of its own
}

void TargetFields::setSuggestions(const QList<SuggestEdit::Suggestion> &suggestions)
{
    m_rooms->setSuggestions(suggestions);
    m_except->setSuggestions(suggestions);
}

void TargetFields::setSocketNames(const QHash<QString, QByteArray> &names)
{
    m_rooms->setSocketNames(names);
    m_except->setSocketNames(names);
}

void TargetFields::clear()
{
    for (RoomsEdit *field : {m_rooms, m_except})
        field->clear();
}

void TargetFields::retranslate()
{
    m_rooms->setPlaceholderText(tr("all sockets, or rooms and socket ids"));
    m_rooms->setAccessibleName(tr("Rooms to send to"));
    m_rooms->setSuggestToolTip(tr("Choose a room or a client"));
    m_exceptLabel->setText(tr("E&xcept"));
    m_except->setPlaceholderText(tr("none"));
    m_except->setAccessibleName(tr("Rooms to leave out"));
    m_except->setSuggestToolTip(tr("Choose a room or a client"));
    m_local->setText(tr("Local"));
    m_local->setToolTip(tr("Only sockets of this node; nothing is published on Redis"));
    m_volatile->setText(tr("Vola&tile"));
    m_volatile->setToolTip(tr("Clients that cannot take it at once miss it"));
}

} // namespace relayscope::ui
