#include "ui/picture/pictureaccess.h"

#include "ui/picture/pictureview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>
#include <QWindow>

#include <algorithm>

namespace relayscope::ui {

namespace {

/// One box. Found by its id: the scene is made anew with every change of a state.
class BoxAccess final : public QAccessibleInterface {
public:
    BoxAccess(PictureView *view, QString id)
        : m_view(view)
        , m_id(std::move(id))
    {
    }

    [[nodiscard]] bool isValid() const override { return box() != nullptr; }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view.data());
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override { }

    [[nodiscard]] QString text(QAccessible::Text what) const override
    {
        const models::PictureBox *shown = box();
        if (shown == nullptr)
            return {};
        if (what == QAccessible::Name)
            return shown->spoken();
        return what == QAccessible::Description ? shown->explanation : QString();
    }

    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect local = m_view->boxRect(m_id);
        return {m_view->viewport()->mapToGlobal(local.topLeft()), local.size()};
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        state.focusable = true;
        state.selectable = true;
        state.selected = m_view && m_view->currentBox() == m_id;
        state.focused = state.selected && m_view->hasFocus();
        return state;
    }

private:
    [[nodiscard]] const models::PictureBox *box() const { return m_view ? m_view->model().scene().box(m_id) : nullptr; }

    QPointer<PictureView> m_view;
    QString m_id;
};

class ViewAccess final : public QAccessibleWidget {
public:
    explicit ViewAccess(PictureView *view)
        : QAccessibleWidget(view, QAccessible::List)
        , m_view(view)
    {
    }

    ~ViewAccess() override
    {
        for (const QAccessible::Id id : std::as_const(m_known))
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return int(boxes().size()); }

    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const QString &boxId = boxes().at(index).id;
        QAccessible::Id &id = m_known[boxId];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new BoxAccess(m_view, boxId));
        return QAccessible::accessibleInterface(id);
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        const QAccessible::Id id = QAccessible::uniqueId(const_cast<QAccessibleInterface *>(child));
        const QString boxId = m_known.key(id);
        return rowOf([&boxId](const models::PictureBox &box) { return box.id == boxId; });
    }

    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint at = m_view->viewport()->mapFromGlobal(QPoint(x, y));
        return child(rowOf([&](const models::PictureBox &box) { return m_view->boxRect(box.id).contains(at); }));
    }

    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        if (!m_view->hasFocus())
            return nullptr;
        return child(rowOf([&](const models::PictureBox &box) { return box.id == m_view->currentBox(); }));
    }

private:
    [[nodiscard]] const QList<models::PictureBox> &boxes() const { return m_view->model().scene().boxes(); }

    template<typename Predicate>
    [[nodiscard]] int rowOf(const Predicate &predicate) const
    {
        const auto found = std::find_if(boxes().cbegin(), boxes().cend(), predicate);
        return found == boxes().cend() ? -1 : int(found - boxes().cbegin());
    }

    PictureView *m_view;
    /// By box id; as many as there were boxes.
    mutable QHash<QString, QAccessible::Id> m_known;
};

QAccessibleInterface *makePictureAccess(const QString &, QObject *object)
{
    auto *view = qobject_cast<PictureView *>(object);
    return view == nullptr ? nullptr : new ViewAccess(view);
}

} // namespace

void installPictureAccess()
{
    QAccessible::installFactory(makePictureAccess);
}

} // namespace relayscope::ui
