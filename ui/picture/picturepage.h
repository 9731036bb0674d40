#pragma once

#include "models/pictureedgemodel.h"
#include "models/picturemodel.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTreeView;

namespace relayscope::ui {

class PanelTitle;
class PictureView;
struct PanelContext;

/// The upper half of the centre: the cluster as a picture in which messages travel, with its title line. Joins the
/// picture with the cluster, the selection and the other panels. GUI thread; owned by the centre of the main window.
class PicturePage final : public QWidget {
    Q_OBJECT

public:
    explicit PicturePage(PanelContext &context, QWidget *parent = nullptr);

    [[nodiscard]] PictureView &view() const { return *m_view; }
    [[nodiscard]] models::PictureModel &model() const { return *m_model; }

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeEmptyPage();
    void setUpTable();
    void connectCluster();
    void connectView();
    void connectActions();
    void retranslate();
    void showPage();
    void showNote();
    void showSelection();
    void showItem();
    void selectItem(const QString &boxId);
    void showMenu(const QString &boxId, const QPoint &globalPosition);

    PanelContext &m_context;
    models::PictureModel *m_model;
    PanelTitle *m_title;
    QStackedWidget *m_pages;
    QLabel *m_emptyText = nullptr;
    QWidget *m_empty;
    PictureView *m_view;
    models::PictureEdgeModel *m_edges;
    QTreeView *m_table;
    bool m_isChoosing = false;
};

} // namespace relayscope::ui
