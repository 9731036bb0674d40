#include "ui/cluster/nameedit.h"

#include "ui/theme/semanticcolors.h"

#include <QValidator>

namespace relayscope::ui {

namespace {

/// Lets everything be typed and only what passes the check be entered.
class NameValidator final : public QValidator {
public:
    NameValidator(NameEdit::Check check, QObject *parent)
        : QValidator(parent)
        , m_check(std::move(check))
    {
    }

    State validate(QString &input, int &) const override
    {
        return m_check(input).isEmpty() ? Acceptable : Intermediate;
    }

private:
    NameEdit::Check m_check;
};

} // namespace

NameEdit::NameEdit(Check check, QWidget *parent)
    : QLineEdit(parent)
    , m_check(std::move(check))
    , m_plainPalette(palette())
{
    setObjectName(QStringLiteral("itemName"));
    setAccessibleName(tr("Name"));
    setValidator(new NameValidator(m_check, this));
    connect(this, &QLineEdit::textChanged, this, &NameEdit::showProblem);
}

void NameEdit::showProblem()
{
    const QString problem = m_check(text());
    QPalette colors = m_plainPalette;
    if (!problem.isEmpty())
        colors.setColor(QPalette::Text, semanticColor(ColorRole::Bad, colors));
    setPalette(colors);
    setAccessibleDescription(problem);
    emit problemChanged(problem);
}

} // namespace relayscope::ui
