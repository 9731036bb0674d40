#pragma once

#include "ui/composer/suggestedit.h"

#include <QByteArray>
#include <QList>

namespace relayscope::ui {

/// Room names or socket ids with commas between them. GUI thread.
class RoomsEdit final : public SuggestEdit {
    Q_OBJECT

public:
    explicit RoomsEdit(QWidget *parent = nullptr);

    [[nodiscard]] QList<QByteArray> rooms() const;
    void setRooms(const QList<QByteArray> &rooms);

private:
    void add(const QString &room);
};

} // namespace relayscope::ui
