#include "ui/composer/argumentrow.h"

#include "ui/composer/argumentsedit.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QToolButton>

namespace relayscope::ui {

using models::ArgumentType;

namespace {

QString typeText(ArgumentType type)
{
    switch (type) {
    case ArgumentType::Json:
        return ArgumentRow::tr("JSON");
    case ArgumentType::Text:
        return ArgumentRow::tr("Text");
    case ArgumentType::Number:
        return ArgumentRow::tr("Number");
    case ArgumentType::Literal:
        return ArgumentRow::tr("Constant");
    case ArgumentType::Hex:
        return ArgumentRow::tr("Hex bytes");
    case ArgumentType::File:
        return ArgumentRow::tr("File");
    case ArgumentType::Count:
        break;
    }
    Q_UNREACHABLE();
}

QString hint(ArgumentType type)
{
    switch (type) {
    case ArgumentType::Json:
        return ArgumentRow::tr("none, or JSON values with commas between: 1, {\"text\": \"hi\"}");
    case ArgumentType::Text:
        return ArgumentRow::tr("sent as it stands, without quotes");
    case ArgumentType::Number:
        return ArgumentRow::tr("12, -0.5 or 1e6");
    case ArgumentType::Hex:
        return ArgumentRow::tr("binary: de ad be ef");
    case ArgumentType::File:
        return ArgumentRow::tr("binary: path of a file");
    case ArgumentType::Literal:
    case ArgumentType::Count:
        break;
    }
    return {};
}

} // namespace

ArgumentRow::ArgumentRow(QWidget *parent)
    : QWidget(parent)
    , m_type(new QComboBox(this))
    , m_text(new ArgumentsEdit(this))
    , m_literal(new QComboBox(this))
    , m_browse(new QToolButton(this))
    , m_remove(new QToolButton(this))
{
    m_type->setObjectName(QStringLiteral("argumentType"));
    m_text->setObjectName(QStringLiteral("composerArguments"));
    for (int i = 0; i < int(ArgumentType::Count); ++i)
        m_type->addItem(QString());
    for (const char *literal : {"true", "false", "null"})
        m_literal->addItem(QLatin1String(literal));
    m_remove->setObjectName(QStringLiteral("removeArgument"));
    m_browse->setText(QStringLiteral("..."));
    m_browse->setAutoRaise(true);
    m_remove->setIcon(symbolicIcon(QStringLiteral("close")));
    m_remove->setAutoRaise(true);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing(*this, 2));
    layout->addWidget(m_type, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_literal, 0, Qt::AlignTop);
    layout->addWidget(m_browse, 0, Qt::AlignTop);
    layout->addWidget(m_remove, 0, Qt::AlignTop);

    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        showType();
        emit changed();
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, &ArgumentRow::changed);
    connect(m_text, &ArgumentsEdit::pastedWhole, this, &ArgumentRow::pastedWhole);
    connect(m_literal, &QComboBox::currentIndexChanged, this, &ArgumentRow::changed);
    connect(m_browse, &QToolButton::clicked, this, &ArgumentRow::chooseFile);
    connect(m_remove, &QToolButton::clicked, this, &ArgumentRow::removeRequested);
    retranslate();
    showType();
}

ArgumentType ArgumentRow::type() const
{
    return ArgumentType(m_type->currentIndex());
}

models::ArgumentDraft ArgumentRow::draft() const
{
    return {type(), type() == ArgumentType::Literal ? m_literal->currentText() : m_text->toPlainText()};
}

void ArgumentRow::setDraft(const models::ArgumentDraft &draft)
{
    const QSignalBlocker blocker(this);
    m_type->setCurrentIndex(int(draft.type));
    if (draft.type == ArgumentType::Literal)
        m_literal->setCurrentText(draft.text);
    else
        m_text->setPlainText(draft.text);
    showType();
}

void ArgumentRow::setPlace(int number, bool isOnly)
{
    m_number = number;
    m_remove->setVisible(!isOnly);
    retranslate();
}

void ArgumentRow::markError(qsizetype position)
{
    m_text->markError(position);
}

void ArgumentRow::clearError()
{
    m_text->clearError();
}

void ArgumentRow::focusText()
{
    if (type() == ArgumentType::Literal) {
        m_literal->setFocus();
        return;
    }
    m_text->setFocus();
    m_text->moveCursor(QTextCursor::End);
}

QWidget *ArgumentRow::followInTabOrder(QWidget *previous)
{
    for (QWidget *field : {static_cast<QWidget *>(m_type), static_cast<QWidget *>(m_text),
             static_cast<QWidget *>(m_literal), static_cast<QWidget *>(m_browse), static_cast<QWidget *>(m_remove)}) {
        if (previous != nullptr)
            setTabOrder(previous, field);
        previous = field;
    }
    return previous;
}

void ArgumentRow::showType()
{
    m_text->setVisible(type() != ArgumentType::Literal);
    m_literal->setVisible(type() == ArgumentType::Literal);
    m_browse->setVisible(type() == ArgumentType::File);
    m_text->setPlaceholderText(hint(type()));
}

void ArgumentRow::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Choose a file whose bytes are sent"));
    if (!file.isEmpty())
        m_text->setPlainText(file);
}

void ArgumentRow::retranslate()
{
    for (int i = 0; i < int(ArgumentType::Count); ++i)
        m_type->setItemText(i, typeText(ArgumentType(i)));
    m_type->setAccessibleName(tr("Type of argument %1").arg(m_number));
    m_text->setAccessibleName(tr("Argument %1").arg(m_number));
    m_literal->setAccessibleName(tr("Argument %1").arg(m_number));
    m_browse->setToolTip(tr("Choose a file"));
    m_browse->setAccessibleName(m_browse->toolTip());
    m_remove->setToolTip(tr("Remove argument %1").arg(m_number));
    m_remove->setAccessibleName(m_remove->toolTip());
    m_text->setPlaceholderText(hint(type()));
}

} // namespace relayscope::ui
