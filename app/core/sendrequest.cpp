#include "core/sendrequest.h"

#include "protocol/json.h"

#include <QCoreApplication>

namespace relayscope::core {

Expected<protocol::Value::Array, QString> parseArguments(const QString &json)
{
    const QByteArray utf8 = json.trimmed().toUtf8();
    if (utf8.isEmpty())
        return protocol::Value::Array{};
    auto parsed = protocol::parseJson(utf8);
    if (!parsed) {
        const QString before = QString::fromUtf8(QByteArrayView(utf8).first(qMin(parsed.error().offset, utf8.size())));
        return Unexpected(
            QCoreApplication::translate("relayscope::core", "The arguments are not JSON: %1 at character %2")
                .arg(QString::fromUtf8(protocol::toString(parsed.error().error)))
                .arg(before.size() + 1));
    }
    if (protocol::Value::Array *array = parsed->asArray())
        return std::move(*array);
    protocol::Value::Array one;
    one.push_back(std::move(*parsed));
    return one;
}

} // namespace relayscope::core
