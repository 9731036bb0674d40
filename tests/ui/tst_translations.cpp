#include "ui/actions/actionregistry.h"
#include "ui/language.h"

#include <QAction>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace relayscope::ui;

namespace {

struct Message {
    QString source;
    QString translation;
    QString type;
};

QList<Message> readMessages()
{
    QFile file(QStringLiteral(RELAYSCOPE_SOURCE_DIR "/resources/i18n/relayscope_zh_CN.ts"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source")) {
            messages.append({xml.readElementText(), {}, {}});
        } else if (xml.name() == QLatin1String("translation") && !messages.isEmpty()) {
            messages.last().type = xml.attributes().value(QLatin1String("type")).toString();
            // Plural forms are elements of their own.
            messages.last().translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
    }
    if (xml.hasError())
        return {}; // half a file would pass for a whole one
    return messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%[\\dn]"));
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    found.sort();
    return found;
}

} // namespace

class tst_Translations : public QObject {
    Q_OBJECT

private slots:
    void nothingIsLeftUntranslated();
    void placeholdersAreKept();
    void languageChangesTheTexts();
    void knowsItsLanguages();
};

void tst_Translations::nothingIsLeftUntranslated()
{
    const QList<Message> messages = readMessages();
    QVERIFY(messages.size() > 100);
    for (const Message &message : messages)
        QVERIFY2(message.type.isEmpty() && !message.translation.isEmpty(), qPrintable(message.source));
}

void tst_Translations::placeholdersAreKept()
{
    for (const Message &message : readMessages())
        QVERIFY2(placeholders(message.source) == placeholders(message.translation), qPrintable(message.source));
}

void tst_Translations::languageChangesTheTexts()
{
    Language language;
    language.setChoice(QStringLiteral("en"));
    ActionRegistry actions;
    const QString english = actions[ActionId::RunDemo]->text();
    language.setChoice(QStringLiteral("zh_CN"));
    actions.retranslate();
    QVERIFY(actions[ActionId::RunDemo]->text() != english);
    language.setChoice(QStringLiteral("en"));
    actions.retranslate();
    QCOMPARE(actions[ActionId::RunDemo]->text(), english);
}

void tst_Translations::knowsItsLanguages()
{
    for (const char *name : {"system", "en", "en_GB", "zh_CN", "zh-Hans", "zh"})
        QVERIFY2(Language::isKnown(QString::fromLatin1(name)), name);
    for (const char *name : {"", "xx", "zh_TW"})
        QVERIFY2(!Language::isKnown(QString::fromLatin1(name)), name);
}

QTEST_MAIN(tst_Translations)
#include "tst_translations.moc"
