#pragma once

#include "core/savedmessage.h"
#include "ui/composer/roomsedit.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace relayscope::ui {

/// To whom a node or an emitter sends: rooms, who is left out, flags. GUI thread; a line of the composer that is hidden
/// while a client sends.
class TargetFields final : public QWidget {
    Q_OBJECT

public:
    explicit TargetFields(QWidget *parent = nullptr);

    /// Sets the fields of the message that are edited here.
    void write(core::SavedMessage &message) const;
    /// Shows them, and what the kind of sender can do. Tells nobody.
    void read(const core::SavedMessage &message);
    void setKind(core::SavedMessage::Sender kind);
    void setSuggestions(const QList<SuggestEdit::Suggestion> &suggestions);
    /// As of RoomsEdit.
    void setSocketNames(const QHash<QString, QByteArray> &names);
    /// Of rooms and sockets; the flags stay.
    void clear();
    void retranslate();

signals:
    void changed();

private:
    RoomsEdit *m_rooms;
    QLabel *m_exceptLabel;
    RoomsEdit *m_except;
    QCheckBox *m_local;
    QCheckBox *m_volatile;
};

} // namespace relayscope::ui
