#include "core/rulesapplier.h"

#include <QFile>
#include <QFileInfo>

namespace relayscope::core {

namespace {

/// What a node obeys where nothing is said (--rules).
const QString kDefaultRules = QStringLiteral("chat");
/// A little more than a node takes, so that the checker says that it is too much.
constexpr qint64 kMaxReadBytes = 1'000'001;

/// The text of rules that come with the node: chat, plain-channel, protocol-suite; null when there are none.
QByteArray builtIn(const QString &name)
{
    QFile resource(QStringLiteral(":/rules/%1.json").arg(name));
    return resource.open(QIODevice::ReadOnly) ? resource.readAll() : QByteArray();
}

} // namespace

RulesApplier::RulesApplier(const QString &nodeProgram, QObject *parent)
    : QObject(parent)
    , m_checker(nodeProgram)
{
    connect(&m_checker, &RulesChecker::finished, this, &RulesApplier::finish);
}

QByteArray RulesApplier::read(const QString &file)
{
    // A file goes before rules of ours of the same name, as in the node. Nothing but a file: a pipe could keep us.
    if (QFile disk(file); QFileInfo(file).isFile() && disk.open(QIODevice::ReadOnly))
        return disk.read(kMaxReadBytes);
    return file.contains(QLatin1Char('/')) ? QByteArray() : builtIn(file.isEmpty() ? kDefaultRules : file);
}

void RulesApplier::applyFile(const QString &file)
{
    const QByteArray json = read(file);
    if (json.isNull()) {
        emit problemReported(
            {Severity::Error, {}, tr("The rules file %1 cannot be read.").arg(file), NextAction::ChooseRulesFile});
        return;
    }
    m_file = file.isNull() ? QStringLiteral("") : file;
    m_json = json;
    m_checker.check(m_json);
}

void RulesApplier::applyText(const QByteArray &json)
{
    m_file = QString();
    m_json = json;
    m_checker.check(m_json);
}

void RulesApplier::finish(const RulesAnswer &answer)
{
    emit checked(answer);
    if (answer.ok)
        emit accepted(m_file, m_json);
    else if (!m_file.isNull())
        emit problemReported({Severity::Error, {},
            tr("The rules file %1 is wrong in line %2, column %3: %4")
                .arg(m_file)
                .arg(answer.line)
                .arg(answer.column)
                .arg(answer.message),
            NextAction::ChooseRulesFile});
}

} // namespace relayscope::core
