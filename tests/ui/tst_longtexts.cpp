#include "laboratory.h"
#include "models/channelmodel.h"
#include "ui/channels/channelview.h"
#include "ui/inspector/partchip.h"
#include "ui/perspectives/builtinlayouts.h"
#include "ui/plots/plottext.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/paneldock.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>

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

/// Columns of numbers, which are to be read whole: one that is cut says another number.
QStringList cutNumbers(const QWidget &window)
{
    QStringList cut;
    for (const QTreeView *view : window.findChildren<QTreeView *>()) {
        if (!view->isVisible() || view->model() == nullptr)
            continue;
        const QHeaderView &header = *view->header();
        for (int column = 0; column < header.count(); ++column) {
            const QModelIndex first = view->model()->index(0, column);
            const auto alignment = Qt::Alignment(first.data(Qt::TextAlignmentRole).toInt());
            if (header.isSectionHidden(column) || !alignment.testFlag(Qt::AlignRight))
                continue;
            for (QModelIndex row = first; row.isValid(); row = view->indexBelow(row).siblingAtColumn(column)) {
                const QString text = row.data().toString();
                if (view->fontMetrics().horizontalAdvance(text) > header.sectionSize(column))
                    cut.append(nameOf(*view, text));
            }
        }
    }
    return cut;
}

/// Two lines of text one above the other, in the fonts that the chip draws with.
bool hasRoomForItsLines(const ui::PartChip &chip)
{
    const QStringList lines = chip.accessibleName().split(QStringLiteral(": "));
    QFont small = chip.font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    const QFontMetrics fixed(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    // The tight bounds: glyphs of another script come from another font, and are higher than the line of this one.
    const int needed = QFontMetrics(small).tightBoundingRect(lines.constFirst()).height()
        + fixed.tightBoundingRect(lines.constLast()).height();
    return chip.height() > needed;
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
    void channelsKeepTheirNames();
    void linesOfAPlotFitIn_data();
    void linesOfAPlotFitIn();
    void chipsHoldChinese();
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
            const QStringList numbers = cutNumbers(lab.window);
            QVERIFY2(numbers.isEmpty(), qPrintable(numbers.join(QLatin1Char('\n'))));
        }
    }
    QApplication::removeTranslator(&texts);
    QVERIFY(lab.closeAndWait());
}

void tst_LongTexts::channelsKeepTheirNames()
{
    models::ChannelModel channels;
    ui::ChannelView view(channels);
    const int character = view.fontMetrics().averageCharWidth();
    const int indentation = 2 * view.indentation();
    view.resize(character * 24 + indentation, view.sizeHint().height());
    view.show();
    QVERIFY(view.columnWidth(models::ChannelModel::Name) >= character * 20 + indentation);
    view.resize(character * 80, view.height());
    QCoreApplication::processEvents();
    for (int column = 0; column < models::ChannelModel::ColumnCount; ++column)
        QVERIFY(!view.isColumnHidden(column));
}

void tst_LongTexts::linesOfAPlotFitIn_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("English") << QStringLiteral("Rates appear here as soon as messages go through the cluster");
    QTest::newRow("Chinese") << QStringLiteral("一旦有消息经过集群，速率就会显示在这里；请先运行演示或启动集群");
}

void tst_LongTexts::linesOfAPlotFitIn()
{
    QFETCH(QString, text);
    const QFont font = QApplication::font();
    const int width = QFontMetrics(font).horizontalAdvance(text) / 3;
    const QStringList lines = ui::wrappedText(text, font, width).split(QLatin1Char('\n'));
    QVERIFY(lines.size() >= 3);
    for (const QString &line : lines)
        QVERIFY2(QFontMetrics(font).horizontalAdvance(line) <= width, qPrintable(line));
    QCOMPARE(lines.join(QString()).remove(QLatin1Char(' ')), QString(text).remove(QLatin1Char(' ')));
}

void tst_LongTexts::chipsHoldChinese()
{
    Laboratory lab;
    lab.language.setChoice(QStringLiteral("zh_CN"));
    QVERIFY(lab.runDemo());
    trigger(lab, "perspectiveDebug");
    const auto *stream = lab.window.findChild<QTreeView *>(QStringLiteral("stream"));
    for (int row = 0; row < stream->model()->rowCount(); ++row) {
        stream->selectionModel()->setCurrentIndex(
            stream->model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCoreApplication::processEvents();
        for (const ui::PartChip *chip : lab.window.findChildren<ui::PartChip *>()) {
            if (chip->isVisible())
                QVERIFY2(hasRoomForItsLines(*chip), qPrintable(chip->accessibleName()));
        }
    }
    lab.language.setChoice(QStringLiteral("en"));
    QVERIFY(lab.closeAndWait());
}

QTEST_MAIN(tst_LongTexts)
#include "tst_longtexts.moc"
