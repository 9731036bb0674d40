#pragma once

#include "models/palettemodel.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;

namespace relayscope::ui {

class PaletteSources;
class Settings;
struct PanelContext;

/// Finds everything by name and does it: a field and a list over the top of the window. Closes when it has done
/// something, loses the focus, or at Esc. GUI thread; owned by the main window.
class Palette final : public QFrame {
    Q_OBJECT

public:
    Palette(const PanelContext &context, const QList<QAction *> &panels, QWidget *window);

    void open();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void place();
    void showMatches(const QString &query);
    bool handleKey(int key);
    void run(const QModelIndex &index);

    Settings &m_settings;
    PaletteSources *m_sources;
    models::PaletteModel m_model;
    QLineEdit *m_query;
    QListView *m_list;
    QLabel *m_nothing;
};

} // namespace relayscope::ui
