#include "models/clientdraft.h"

#include "protocol/json.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

namespace relayscope::models {

namespace {

struct DraftText {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::ClientDraft)
};

using Field = ClientDraft::Field;

} // namespace

Expected<core::ClientSpec, ClientDraftError> readClientDraft(const ClientDraft &draft)
{
    core::ClientSpec spec;
    spec.transport = draft.transport;

    const QString nsp = draft.nsp.trimmed();
    if (nsp.contains(QLatin1Char(',')))
        return Unexpected(ClientDraftError{Field::Namespace, DraftText::tr("A namespace has no comma.")});
    spec.nsp = (nsp.startsWith(QLatin1Char('/')) ? nsp : QLatin1Char('/') + nsp).toUtf8();

    if (const QByteArray auth = draft.auth.trimmed().toUtf8(); !auth.isEmpty()) {
        auto value = protocol::parseJson(auth);
        if (!value) {
            const QString before = QString::fromUtf8(auth.first(qMin(value.error().offset, auth.size())));
            return Unexpected(ClientDraftError{Field::Auth,
                DraftText::tr("Auth is not JSON: %1 at character %2.")
                    .arg(QString::fromUtf8(protocol::toString(value.error().error)))
                    .arg(before.size() + 1)});
        }
        spec.auth = std::move(*value);
    }

    for (const auto &[name, value] : QUrlQuery(draft.query.trimmed()).queryItems(QUrl::FullyDecoded)) {
        if (name.isEmpty())
            return Unexpected(ClientDraftError{Field::Query, DraftText::tr("A query item needs a name: name=value.")});
        if (std::any_of(spec.query.cbegin(), spec.query.cend(),
                [&name = name](const auto &item) { return item.first == name; }))
            return Unexpected(ClientDraftError{Field::Query, DraftText::tr("'%1' is there twice.").arg(name)});
        spec.query.append({name, value});
    }

    // RFC 9110: a field name is a token, a field value has no control characters.
    static const QRegularExpression header(
        QStringLiteral("^\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*:\\s*([^\\x00-\\x1f\\x7f]*?)\\s*$"));
    for (const QString &line : draft.headers.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        if (line.trimmed().isEmpty())
            continue;
        const QRegularExpressionMatch match = header.match(line);
        if (!match.hasMatch())
            return Unexpected(
                ClientDraftError{Field::Headers, DraftText::tr("'%1' is no header: Name: value.").arg(line.trimmed())});
        const QByteArray name = match.captured(1).toLatin1();
        if (std::any_of(
                spec.headers.cbegin(), spec.headers.cend(), [&name](const auto &item) { return item.first == name; }))
            return Unexpected(
                ClientDraftError{Field::Headers, DraftText::tr("'%1' is there twice.").arg(QLatin1String(name))});
        spec.headers.append({name, match.captured(2).toUtf8()});
    }
    return spec;
}

} // namespace relayscope::models
