#include "ui/theme/symbolicicon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <optional>

namespace relayscope::ui {

namespace {

/// Draws one single-colour SVG; every "currentColor" in it becomes the colour asked for.
class SymbolicIconEngine final : public QIconEngine {
public:
    SymbolicIconEngine(QString name, std::optional<ColorRole> role)
        : m_name(std::move(name))
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray svg = source();
        svg.replace("currentColor", color(mode).name().toLatin1());
        QSvgRenderer(svg).render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("relayscope/%1/%2/%3").arg(m_name, color(mode).name()).arg(size.width());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine *clone() const override { return new SymbolicIconEngine(m_name, m_role); } // QIcon owns its engine

private:
    QByteArray source() const
    {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return semanticColor(ColorRole::TextDisabled, palette);
        return semanticColor(m_role.value_or(ColorRole::Text), palette);
    }

    QString m_name;
    std::optional<ColorRole> m_role;
};

} // namespace

QIcon symbolicIcon(const QString &name)
{
    return QIcon(new SymbolicIconEngine(name, std::nullopt));
}

QIcon symbolicIcon(const QString &name, ColorRole color)
{
    return QIcon(new SymbolicIconEngine(name, color));
}

} // namespace relayscope::ui
