#pragma once

#include "models/clientdraft.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace relayscope::ui {

class DocumentSession;

/// Adds several nodes or clients at once, with what they have in common. Stands below the cluster tree, closed until it
/// is asked for. What is wrong is told at its field, and nothing is added then. GUI thread; owned by the cluster dock.
class AddForm final : public QWidget {
    Q_OBJECT

public:
    enum class Subject { Nodes, Clients };

    explicit AddForm(DocumentSession &document, QWidget *parent = nullptr);

    void open(Subject subject);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void layOut();
    [[nodiscard]] QWidget *makeNodePage();
    [[nodiscard]] QWidget *makeClientPage();
    void showFurtherFields(bool shown);
    void showPlacements();
    void add();
    void addClients();
    void showError(const QString &text, QWidget *field);

    DocumentSession &m_document;
    Subject m_subject = Subject::Nodes;
    QLabel *m_title;
    QStackedWidget *m_pages;
    QLabel *m_nodeCountLabel;
    QSpinBox *m_nodeCount;
    QLabel *m_extraArgumentsLabel;
    QLineEdit *m_extraArguments;
    QLabel *m_clientCountLabel;
    QSpinBox *m_clientCount;
    QLabel *m_placementLabel;
    QComboBox *m_placement;
    QLabel *m_transportLabel;
    QComboBox *m_transport;
    /// Offers the fields below it, which few need.
    QCheckBox *m_more;
    QFormLayout *m_clientForm = nullptr;
    QLabel *m_namespaceLabel;
    QLineEdit *m_namespace;
    QLabel *m_authLabel;
    QLineEdit *m_auth;
    QLabel *m_queryLabel;
    QLineEdit *m_query;
    QLabel *m_headersLabel;
    QLineEdit *m_headers;
    QLabel *m_error;
    QPushButton *m_add;
    QPushButton *m_close;
};

} // namespace relayscope::ui
