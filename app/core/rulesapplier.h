#pragma once

#include "core/problem.h"
#include "core/ruleschecker.h"

#include <QByteArray>
#include <QObject>
#include <QString>

namespace relayscope::core {

/// What stands between the wish for other rules and the nodes: reads the file and has the text checked, so that only
/// rules that are right go on. Lives on the main thread; a new wish replaces one that is still checked.
class RulesApplier final : public QObject {
    Q_OBJECT

public:
    explicit RulesApplier(const QString &nodeProgram, QObject *parent = nullptr);

    /// The text of a file, or of rules that come with the node when it is a name (no slash in it), of their default
    /// when it is empty. Null: cannot be read. Not all of what is larger than a node takes.
    [[nodiscard]] static QByteArray read(const QString &file);

    /// What read() takes.
    void applyFile(const QString &file);
    void applyText(const QByteArray &json);

signals:
    /// What the text is worth.
    void checked(const relayscope::core::RulesAnswer &answer);
    /// After a good answer. file: what applyFile() was given, null for a text.
    void accepted(const QString &file, const QByteArray &json);
    /// A file that cannot be read or is wrong.
    void problemReported(const relayscope::core::Problem &problem);

private:
    void finish(const RulesAnswer &answer);

    RulesChecker m_checker;
    /// Null for a text.
    QString m_file;
    QByteArray m_json;
};

} // namespace relayscope::core
