#include "ui/cluster/addform.h"

#include "ui/document/documentsession.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace relayscope::ui {

namespace {

/// At once; more can be added by doing it again.
constexpr int kMaxNodesAtOnce = 16;
constexpr int kMaxClientsAtOnce = 1'000;
constexpr int kDefaultClients = 10;

/// Items of the placement box before the names of the nodes.
constexpr int kEvenly = 0;
constexpr int kRandomly = 1;

} // namespace

AddForm::AddForm(DocumentSession &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_title(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_nodeCountLabel(new QLabel(this))
    , m_nodeCount(new QSpinBox(this))
    , m_extraArgumentsLabel(new QLabel(this))
    , m_extraArguments(new QLineEdit(this))
    , m_clientCountLabel(new QLabel(this))
    , m_clientCount(new QSpinBox(this))
    , m_placementLabel(new QLabel(this))
    , m_placement(new QComboBox(this))
    , m_transportLabel(new QLabel(this))
    , m_transport(new QComboBox(this))
    , m_more(new QCheckBox(this))
    , m_namespaceLabel(new QLabel(this))
    , m_namespace(new QLineEdit(this))
    , m_authLabel(new QLabel(this))
    , m_auth(new QLineEdit(this))
    , m_queryLabel(new QLabel(this))
    , m_query(new QLineEdit(this))
    , m_headersLabel(new QLabel(this))
    , m_headers(new QLineEdit(this))
    , m_error(new QLabel(this))
    , m_add(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("addForm"));
    m_nodeCount->setObjectName(QStringLiteral("addNodeCount"));
    m_clientCount->setObjectName(QStringLiteral("addClientCount"));
    m_placement->setObjectName(QStringLiteral("addClientPlacement"));
    m_auth->setObjectName(QStringLiteral("addClientAuth"));
    m_error->setObjectName(QStringLiteral("addFormError"));
    m_add->setObjectName(QStringLiteral("addFormAdd"));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_nodeCount->setRange(1, kMaxNodesAtOnce);
    m_clientCount->setRange(1, kMaxClientsAtOnce);
    m_clientCount->setValue(kDefaultClients);
    for (int i = 0; i < 3; ++i)
        m_transport->addItem({});
    m_error->setWordWrap(true);
    m_error->hide();
    m_add->setDefault(true);
    connect(m_add, &QPushButton::clicked, this, &AddForm::add);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(&m_document, &DocumentSession::changed, this, &AddForm::showPlacements);
    layOut();
    retranslate();
    hide();
}

QWidget *AddForm::makeNodePage()
{
    auto *page = new QWidget(m_pages);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(m_nodeCountLabel, m_nodeCount);
    form->addRow(m_extraArgumentsLabel, m_extraArguments);
    return page;
}

QWidget *AddForm::makeClientPage()
{
    auto *page = new QWidget(m_pages);
    m_clientForm = new QFormLayout(page);
    m_clientForm->setContentsMargins(0, 0, 0, 0);
    m_clientForm->addRow(m_clientCountLabel, m_clientCount);
    m_clientForm->addRow(m_placementLabel, m_placement);
    m_clientForm->addRow(m_more);
    m_clientForm->addRow(m_transportLabel, m_transport);
    m_clientForm->addRow(m_namespaceLabel, m_namespace);
    m_clientForm->addRow(m_authLabel, m_auth);
    m_clientForm->addRow(m_queryLabel, m_query);
    m_clientForm->addRow(m_headersLabel, m_headers);
    connect(m_more, &QCheckBox::toggled, this, &AddForm::showFurtherFields);
    showFurtherFields(false);
    return page;
}

void AddForm::showFurtherFields(bool shown)
{
    for (QWidget *field : {static_cast<QWidget *>(m_transport), static_cast<QWidget *>(m_namespace),
             static_cast<QWidget *>(m_auth), static_cast<QWidget *>(m_query), static_cast<QWidget *>(m_headers)})
        m_clientForm->setRowVisible(field, shown);
}

void AddForm::layOut()
{
    m_pages->addWidget(makeNodePage());
    m_pages->addWidget(makeClientPage());
    const int unit = spacing(*this, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * unit);
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_add);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * unit, 3 * unit, 3 * unit, 3 * unit);
    layout->setSpacing(2 * unit);
    layout->addWidget(m_title);
    layout->addWidget(m_pages);
    layout->addWidget(m_error);
    layout->addLayout(buttons);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void AddForm::open(Subject subject)
{
    m_subject = subject;
    // A hidden page would keep its height.
    for (int page = 0; page < m_pages->count(); ++page)
        m_pages->widget(page)->setSizePolicy(
            QSizePolicy::Preferred, page == int(subject) ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_pages->setCurrentIndex(int(subject));
    m_error->hide();
    retranslate();
    show();
    QSpinBox *count = subject == Subject::Nodes ? m_nodeCount : m_clientCount;
    count->setFocus(Qt::OtherFocusReason);
    count->selectAll();
}

void AddForm::showPlacements()
{
    const QString chosen = m_placement->currentData().toString();
    const int index = m_placement->currentIndex();
    m_placement->clear();
    m_placement->addItem(tr("spread evenly"));
    m_placement->addItem(tr("at random"));
    for (const core::NodeSpec &node : m_document.document().cluster.nodes)
        m_placement->addItem(tr("all at %1", "node").arg(node.name), node.id);
    const int again = chosen.isEmpty() ? index : m_placement->findData(chosen);
    m_placement->setCurrentIndex(again < 0 ? kEvenly : again);
}

void AddForm::add()
{
    m_error->hide();
    if (m_subject == Subject::Clients) {
        addClients();
        return;
    }
    core::NodeSpec like;
    like.extraArguments = QProcess::splitCommand(m_extraArguments->text());
    m_document.addNodes(m_nodeCount->value(), like);
}

void AddForm::addClients()
{
    models::ClientDraft draft;
    draft.nsp = m_namespace->text();
    draft.transport = core::TransportChoice(m_transport->currentIndex());
    draft.auth = m_auth->text();
    draft.query = m_query->text();
    draft.headers = m_headers->text();
    auto spec = models::readClientDraft(draft);
    if (!spec) {
        QWidget *field = nullptr;
        switch (spec.error().field) {
        case models::ClientDraft::Field::Namespace:
            field = m_namespace;
            break;
        case models::ClientDraft::Field::Auth:
            field = m_auth;
            break;
        case models::ClientDraft::Field::Query:
            field = m_query;
            break;
        case models::ClientDraft::Field::Headers:
            field = m_headers;
            break;
        }
        m_more->setChecked(true); // it is there
        showError(spec.error().message, field);
        return;
    }
    const int chosen = m_placement->currentIndex();
    spec->nodeId = m_placement->currentData().toString();
    m_document.addClients(m_clientCount->value(), *spec,
        chosen == kEvenly         ? Placement::RoundRobin
            : chosen == kRandomly ? Placement::Random
                                  : Placement::Chosen);
}

void AddForm::showError(const QString &text, QWidget *field)
{
    QPalette colors = m_error->palette();
    colors.setColor(QPalette::WindowText, semanticColor(ColorRole::Bad, palette()));
    m_error->setPalette(colors);
    m_error->setText(text);
    m_error->show();
    field->setFocus(Qt::OtherFocusReason);
}

void AddForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        add();
    else
        QWidget::keyPressEvent(event);
}

void AddForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AddForm::retranslate()
{
    m_title->setText(m_subject == Subject::Nodes ? tr("Add nodes") : tr("Add clients"));
    const auto name = [](QLabel *label, QWidget *field, const QString &text) {
        label->setText(text);
        label->setBuddy(field);
        field->setAccessibleName(text);
    };
    name(m_nodeCountLabel, m_nodeCount, tr("Count"));
    name(m_extraArgumentsLabel, m_extraArguments, tr("Arguments"));
    name(m_clientCountLabel, m_clientCount, tr("Count"));
    name(m_placementLabel, m_placement, tr("Where"));
    name(m_transportLabel, m_transport, tr("Transport"));
    name(m_namespaceLabel, m_namespace, tr("Namespace"));
    name(m_authLabel, m_auth, tr("Auth"));
    name(m_queryLabel, m_query, tr("Query"));
    name(m_headersLabel, m_headers, tr("Headers"));
    m_extraArguments->setPlaceholderText(QStringLiteral("--ping-interval 5000"));
    m_transport->setItemText(0, tr("polling, then WebSocket"));
    m_transport->setItemText(1, tr("WebSocket only"));
    m_transport->setItemText(2, tr("polling only"));
    m_namespace->setPlaceholderText(QStringLiteral("/"));
    m_auth->setPlaceholderText(QStringLiteral("{\"token\": \"abc\"}"));
    m_query->setPlaceholderText(QStringLiteral("name=value&name=value"));
    m_headers->setPlaceholderText(QStringLiteral("X-Name: value; X-Other: value"));
    m_more->setText(tr("Transport, namespace, auth, headers"));
    m_add->setText(tr("Add"));
    m_close->setText(tr("Close"));
    showPlacements();
}

} // namespace relayscope::ui
