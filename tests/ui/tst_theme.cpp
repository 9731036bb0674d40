#include "ui/theme/semanticcolors.h"
#include "ui/theme/symbolicicon.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPixmap>
#include <QTest>

using namespace relayscope::ui;

class tst_Theme : public QObject {
    Q_OBJECT

private slots:
    void textKeepsItsContrast_data();
    void textKeepsItsContrast();
    void linesOfChartsKeepTheirContrast_data() { textKeepsItsContrast_data(); }
    void linesOfChartsKeepTheirContrast();
    void contrastIsThatOfWcag();
    void paletteTellsItsMode();
    void choiceSetsThePalette();
    void namesOfChoicesComeBack();
    void iconsFollowThePalette();
    void everyIconIsDrawn();
};

void tst_Theme::textKeepsItsContrast_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("light") << int(ColorMode::Light);
    QTest::newRow("dark") << int(ColorMode::Dark);
}

void tst_Theme::textKeepsItsContrast()
{
    QFETCH(int, mode);
    for (const ColorPair &pair : textColorPairs()) {
        const double ratio = contrastRatio(
            semanticColor(pair.foreground, ColorMode(mode)), semanticColor(pair.background, ColorMode(mode)));
        QVERIFY2(ratio >= kMinContrast,
            qPrintable(
                QStringLiteral("roles %1 on %2: %3").arg(int(pair.foreground)).arg(int(pair.background)).arg(ratio)));
    }
}

void tst_Theme::linesOfChartsKeepTheirContrast()
{
    QFETCH(int, mode);
    for (const ColorRole line : seriesColors()) {
        // A chart, and in it the time when a node was down.
        for (const ColorRole background : {ColorRole::Surface, ColorRole::BadSurface}) {
            const double ratio
                = contrastRatio(semanticColor(line, ColorMode(mode)), semanticColor(background, ColorMode(mode)));
            QVERIFY2(ratio >= kMinGraphicContrast,
                qPrintable(QStringLiteral("line %1 on %2: %3").arg(int(line)).arg(int(background)).arg(ratio)));
        }
    }
}

void tst_Theme::contrastIsThatOfWcag()
{
    QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    // The grey that WebAIM gives as the lightest to pass on white.
    QVERIFY(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
    QVERIFY(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
}

void tst_Theme::paletteTellsItsMode()
{
    QCOMPARE(colorMode(semanticPalette(ColorMode::Light)), ColorMode::Light);
    QCOMPARE(colorMode(semanticPalette(ColorMode::Dark)), ColorMode::Dark);
}

void tst_Theme::choiceSetsThePalette()
{
    Theme theme;
    theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(colorMode(QApplication::palette()), ColorMode::Dark);
    theme.setChoice(ThemeChoice::Light);
    QCOMPARE(colorMode(QApplication::palette()), ColorMode::Light);
}

void tst_Theme::namesOfChoicesComeBack()
{
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        QCOMPARE(themeChoiceFromName(themeChoiceName(choice)), choice);
    QVERIFY(!themeChoiceFromName(QStringLiteral("pink")));
}

void tst_Theme::iconsFollowThePalette()
{
    const QIcon icon = symbolicIcon(QStringLiteral("stop"));
    const auto middle = [&icon] { return icon.pixmap(QSize(32, 32)).toImage().pixelColor(16, 16); };
    Theme theme;
    theme.setChoice(ThemeChoice::Light);
    QCOMPARE(middle(), semanticColor(ColorRole::Text, ColorMode::Light));
    theme.setChoice(ThemeChoice::Dark);
    QCOMPARE(middle(), semanticColor(ColorRole::Text, ColorMode::Dark));
}

void tst_Theme::everyIconIsDrawn()
{
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(!files.isEmpty());
    for (const QString &file : files) {
        const QImage image = symbolicIcon(file.chopped(4)).pixmap(QSize(32, 32)).toImage();
        QImage empty = image;
        empty.fill(Qt::transparent);
        QVERIFY2(image != empty, qPrintable(file));
    }
}

QTEST_MAIN(tst_Theme)
#include "tst_theme.moc"
