#pragma once

#include "core/cluster.h"
#include "core/document/clusterdocument.h"
#include "core/sendjob.h"
#include "run/runoptions.h"
#include "run/textreport.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>

namespace relayscope::run {

/// One `relayscope-run FILE` from start to end: runs the cluster of the file, prints its hops as they come, sends the
/// messages of the shelf that it is told to send, and ends when these have their results, after a time, or by a signal.
/// Lives on the main thread.
class FileRun final : public QObject {
    Q_OBJECT

public:
    FileRun(FileRunOptions options, core::ClusterDocument document, QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(FileRun)

    void start();
    /// Ends early; the exit code is that of a program ended by this signal.
    void interrupt(int signalNumber);

signals:
    /// Nothing of ours runs any more.
    void ended(int exitCode);

private:
    void connectCluster();
    void beginWhenReady();
    [[nodiscard]] bool isReady() const;
    void begin();
    void sendNext();
    void noteResult(const core::SendProgress &progress);
    void noteRules(const QString &nodeId, const core::RulesAnswer &answer);
    void showHops(const QList<core::Hop> &hops);
    void fail(const QString &reason);
    void finish(int exitCode);

    FileRunOptions m_options;
    core::ClusterDocument m_document;
    core::Cluster m_cluster;
    TextReport m_text;
    std::unique_ptr<core::SendJob> m_job;
    /// Messages of the shelf that are still to be sent.
    QList<core::SavedMessage> m_toSend;
    /// Nodes that obey the rules of the file; what is sent earlier would meet others.
    QSet<QString> m_obeyingNodes;
    QTimer m_deadline;
    /// Time of the first row.
    std::optional<qint64> m_originNs;
    bool m_hasBegun = false;
    bool m_isFinished = false;
    int m_exitCode = 0;
};

} // namespace relayscope::run
