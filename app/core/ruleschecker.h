#pragma once

#include "core/rulesanswer.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QString>

class QProcess;

namespace relayscope::core {

/// Asks `relayscope-node --check-rules -` whether a rules text is right, so that the parser of the nodes is the only
/// one. Lives on the main thread, never waits; a new check() replaces one that still runs, whose answer never comes.
class RulesChecker final : public QObject {
    Q_OBJECT

public:
    /// nodeProgram as Programs::node.
    explicit RulesChecker(QString nodeProgram, QObject *parent = nullptr);
    ~RulesChecker() override;
    Q_DISABLE_COPY_MOVE(RulesChecker)

    void check(const QByteArray &json);
    /// A check runs and its answer has not come.
    [[nodiscard]] bool isChecking() const { return !m_process.isNull(); }

signals:
    /// Once for each check() that was not replaced, never from inside it. A node program that cannot be run is an
    /// answer too, without a place.
    void finished(const relayscope::core::RulesAnswer &answer);

private:
    void abandon();
    void finish(const RulesAnswer &answer);

    QString m_program;
    QPointer<QProcess> m_process;
};

} // namespace relayscope::core
