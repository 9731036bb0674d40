#include "core/filter/filternames.h"

#include "core/names.h"

namespace relayscope::core {

namespace {

/// "own-echo-ignored" of "ownEchoIgnored": words of the language are typed, not programmed.
QString hyphenated(const QByteArray &camelCase)
{
    QString word;
    for (const QChar c : QString::fromLatin1(camelCase)) {
        if (c.isUpper())
            word.append(u'-');
        word.append(c.toLower());
    }
    return word;
}

/// The words of an enum whose values count from 0; ends at the first value without a name.
template<typename Enum>
QStringList wordsOf()
{
    QStringList words;
    for (int value = 0; !nameOf(static_cast<Enum>(value)).isEmpty(); ++value)
        words.append(hyphenated(nameOf(static_cast<Enum>(value))));
    return words;
}

} // namespace

const QStringList &filterKindWords()
{
    static const QStringList words = wordsOf<HopKind>();
    return words;
}

const QStringList &filterVerdictWords()
{
    static const QStringList words = wordsOf<Verdict>();
    return words;
}

const QString &filterWord(HopKind kind)
{
    return filterKindWords().at(static_cast<qsizetype>(kind));
}

const QString &filterWord(Verdict verdict)
{
    return filterVerdictWords().at(static_cast<qsizetype>(verdict));
}

} // namespace relayscope::core
