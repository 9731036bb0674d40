#include "ui/palette/palette.h"

#include "ui/palette/palettedelegate.h"
#include "ui/palette/palettesources.h"
#include "ui/panelcontext.h"
#include "ui/settings.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace relayscope::ui {

namespace {

/// In average characters, and in rows.
constexpr int kWidth = 80;
constexpr int kVisibleRows = 12;

} // namespace

Palette::Palette(const PanelContext &context, const QList<QAction *> &panels, QWidget *window)
    : QFrame(window)
    , m_settings(context.settings)
    , m_sources(new PaletteSources(context, panels, this))
    , m_query(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(this))
{
    setObjectName(QStringLiteral("palette"));
    m_query->setObjectName(QStringLiteral("paletteQuery"));
    m_query->setClearButtonEnabled(true);
    m_query->installEventFilter(this);
    window->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus); // typing goes on while the list is used
    m_nothing->setAlignment(Qt::AlignCenter);
    connect(m_query, &QLineEdit::textChanged, this, &Palette::showMatches);
    connect(m_list, &QListView::clicked, this, &Palette::run);

    const int unit = spacing(*this, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    layout->setSpacing(unit);
    layout->addWidget(m_query);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);
    retranslate();
    hide();
}

void Palette::open()
{
    m_model.setEntries(m_sources->collect(), m_settings.recentCommands());
    m_query->clear();
    showMatches({});
    place();
    show();
    raise();
    m_query->setFocus(Qt::ShortcutFocusReason);
}

void Palette::showMatches(const QString &query)
{
    m_model.setQuery(query);
    const bool isEmpty = m_model.rowCount() == 0;
    m_nothing->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    if (!isEmpty)
        m_list->setCurrentIndex(m_model.index(0));
    m_list->scrollToTop();
}

void Palette::place()
{
    const QWidget *window = parentWidget();
    const int width = std::min(fontMetrics().averageCharWidth() * kWidth, window->width() - spacing(*this, 6));
    m_list->setFixedHeight(rowHeight(fontMetrics()) * kVisibleRows);
    resize(width, sizeHint().height());
    move((window->width() - width) / 2, spacing(*this, 6));
}

bool Palette::handleKey(int key)
{
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex());
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_PageDown:
    case Qt::Key_PageUp: {
        const int step = key == Qt::Key_Down ? 1
            : key == Qt::Key_Up              ? -1
            : key == Qt::Key_PageDown        ? kVisibleRows
                                             : -kVisibleRows;
        m_list->setCurrentIndex(m_model.index(std::clamp(row + step, 0, std::max(0, m_model.rowCount() - 1))));
        return true;
    }
    default:
        return false;
    }
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_query && event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent *>(event)->key());
    if (watched == m_query && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        hide();
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Palette::run(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const models::PaletteEntry entry = m_model.entry(index.row());
    m_settings.addRecentCommand(entry.id);
    hide(); // before: what it does may want the focus
    entry.run();
}

void Palette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(semanticColor(ColorRole::BorderStrong, palette()));
    painter.setBrush(semanticColor(ColorRole::Raised, palette()));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void Palette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Palette::retranslate()
{
    setAccessibleName(tr("Find and do"));
    m_query->setPlaceholderText(tr("Find commands, panels, nodes, clients, rooms, channels, saved messages"));
    m_query->setAccessibleName(tr("Find and do"));
    m_list->setAccessibleName(tr("What was found"));
    m_nothing->setText(tr("Nothing is called so."));
}

} // namespace relayscope::ui
