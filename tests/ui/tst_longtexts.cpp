#include "laboratory.h"
#include "ui/perspectives/builtinlayouts.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/paneldock.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace relayscope;
using ui::PanelDock;

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

struct Inspection {
    /// Controls with a text that could be cut.
    int controls = 0;
    /// Texts that are cut off: what shortens itself with an ellipsis or wraps is not.
    QStringList clipped;
};

Inspection inspect(const QWidget &window)
{
    Inspection inspection;
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
        if (text.isEmpty())
            continue;
        ++inspection.controls;
        if (widget->width() < widget->sizeHint().width())
            inspection.clipped.append(nameOf(*widget, text));
    }
    return inspection;
}

void trigger(const Laboratory &lab, const char *action)
{
    lab.window.findChild<QAction *>(QLatin1String(action))->trigger();
    QCoreApplication::processEvents(); // what is posted meanwhile: new texts, new sizes
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
    QTRY_VERIFY(
        lab.window.findChild<PanelDock *>(QStringLiteral("clusterDock"))->windowTitle().endsWith(QLatin1Char('x')));
    for (const char *theme : {"themeLight", "themeDark"}) {
        trigger(lab, theme);
        for (const char *perspective : {"perspectiveLearn", "perspectiveDebug", "perspectiveLoad"}) {
            trigger(lab, perspective);
            // A layout follows its texts when the event loop comes to it.
            Inspection inspection;
            QTRY_VERIFY2((inspection = inspect(lab.window)).clipped.isEmpty(),
                qPrintable(
                    QLatin1String(perspective) + QStringLiteral(":\n") + inspection.clipped.join(QLatin1Char('\n'))));
            QVERIFY(inspection.controls > 20);
        }
    }
    QApplication::removeTranslator(&texts);
    QVERIFY(lab.closeAndWait());
}

QTEST_MAIN(tst_LongTexts)
#include "tst_longtexts.moc"
