#include "laboratory.h"
#include "ui/perspectives/builtinlayouts.h"
#include "ui/widgets/elidedlabel.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace relayscope;

namespace {

/// Every text 40 % longer, as German or Finnish have them.
class LongTexts final : public QTranslator {
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return text + QString(qsizetype(text.size() * 2 / 5), QLatin1Char('x'));
    }
    bool isEmpty() const override { return false; }
};

/// What the control would say of itself in a failure.
QString nameOf(const QWidget &widget, const QString &text)
{
    QStringList path;
    for (const QWidget *each = &widget; each != nullptr && path.size() < 4; each = each->parentWidget())
        path.prepend(
            each->objectName().isEmpty() ? QString::fromLatin1(each->metaObject()->className()) : each->objectName());
    return QStringLiteral("%1 \"%2\" has %3 of %4 pixels")
        .arg(path.join(QLatin1Char('/')), text)
        .arg(widget.width())
        .arg(widget.sizeHint().width());
}

/// Texts that are cut off: what shortens itself with an ellipsis or wraps is not.
QStringList clippedControls(const QWidget &window)
{
    QStringList clipped;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        QString text;
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            const bool isFree = label->wordWrap() || qobject_cast<const ui::ElidedLabel *>(label) != nullptr;
            text = isFree ? QString() : label->text();
        } else if (const auto *button = qobject_cast<const QToolButton *>(widget)) {
            text = button->toolButtonStyle() == Qt::ToolButtonIconOnly ? QString() : button->text();
        } else if (const auto *other = qobject_cast<const QAbstractButton *>(widget)) {
            text = other->text();
        }
        if (!text.isEmpty() && widget->width() < widget->sizeHint().width())
            clipped.append(nameOf(*widget, text));
    }
    return clipped;
}

void trigger(const Laboratory &lab, const char *action)
{
    lab.window.findChild<QAction *>(QLatin1String(action))->trigger();
    QTest::qWait(50); // docks are laid out by the event loop
}

} // namespace

class tst_LongTexts : public QObject {
    Q_OBJECT

private slots:
    void nothingIsCut();
};

void tst_LongTexts::nothingIsCut()
{
    Laboratory lab;
    lab.window.resize(lab.window.sizeHint());
    QVERIFY(lab.runDemo());
    LongTexts texts;
    QVERIFY(QApplication::installTranslator(&texts));
    for (const char *theme : {"themeLight", "themeDark"}) {
        trigger(lab, theme);
        for (const char *perspective : {"perspectiveLearn", "perspectiveDebug", "perspectiveLoad"}) {
            trigger(lab, perspective);
            const QStringList clipped = clippedControls(lab.window);
            QVERIFY2(clipped.isEmpty(),
                qPrintable(QLatin1String(perspective) + QStringLiteral(":\n") + clipped.join(QLatin1Char('\n'))));
        }
    }
    QApplication::removeTranslator(&texts);
    QVERIFY(lab.closeAndWait());
}

QTEST_MAIN(tst_LongTexts)
#include "tst_longtexts.moc"
