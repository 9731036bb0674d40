#include "protocol/prettyjson.h"

#include "protocol/json.h"

namespace relayscope::protocol {

namespace {

constexpr qsizetype kIndent = 2;

/// Writes into one growing text. What a container would take on one line is known from toJson() plus the spaces after
/// its commas and colons; it is worked out anew at each level, which is cheap at the sizes that people read.
class PrettyWriter final {
public:
    void write(const Value &value, qsizetype depth, qsizetype used)
    {
        const auto *object = value.asObject();
        const auto *array = value.asArray();
        const bool isContainer = (object != nullptr && !object->empty()) || (array != nullptr && !array->empty());
        if (!isContainer) {
            appendJson(m_text, value);
            return;
        }
        if (const QByteArray line = onOneLine(value); depth * kIndent + used + line.size() <= kPrettyLineLength) {
            m_text += line;
            return;
        }
        if (object != nullptr)
            writeObject(*object, depth + 1);
        else
            writeArray(*array, depth + 1);
    }

    [[nodiscard]] QByteArray take() { return std::move(m_text); }

private:
    void writeObject(const Value::Object &object, qsizetype depth)
    {
        m_text += '{';
        bool isFirst = true;
        for (const auto &[key, member] : object) {
            if (member.isUndefined())
                continue;
            beginItem(isFirst, depth);
            const qsizetype start = m_text.size();
            appendJsonString(m_text, key);
            m_text += ": ";
            write(member, depth, m_text.size() - start);
        }
        endItems('}', depth - 1);
    }

    void writeArray(const Value::Array &array, qsizetype depth)
    {
        m_text += '[';
        bool isFirst = true;
        for (const Value &item : array) {
            beginItem(isFirst, depth);
            write(item, depth, 0);
        }
        endItems(']', depth - 1);
    }

    void beginItem(bool &isFirst, qsizetype depth)
    {
        m_text += isFirst ? "\n" : ",\n";
        m_text += QByteArray(depth * kIndent, ' ');
        isFirst = false;
    }

    void endItems(char bracket, qsizetype depth) { m_text += '\n' + QByteArray(depth * kIndent, ' ') + bracket; }

    [[nodiscard]] static QByteArray onOneLine(const Value &value)
    {
        QByteArray line;
        appendOnOneLine(line, value);
        return line;
    }

    static void appendOnOneLine(QByteArray &line, const Value &value)
    {
        bool isFirst = true;
        const auto separate = [&line, &isFirst] {
            if (!isFirst)
                line += ", ";
            isFirst = false;
        };
        if (const auto *object = value.asObject()) {
            line += '{';
            for (const auto &[key, member] : *object) {
                if (member.isUndefined())
                    continue;
                separate();
                appendJsonString(line, key);
                line += ": ";
                appendOnOneLine(line, member);
            }
            line += '}';
        } else if (const auto *array = value.asArray()) {
            line += '[';
            for (const Value &item : *array) {
                separate();
                appendOnOneLine(line, item);
            }
            line += ']';
        } else if (value.isUndefined()) {
            line += "null"; // in an array, as JSON.stringify has it
        } else {
            appendJson(line, value);
        }
    }

    QByteArray m_text;
};

} // namespace

QByteArray toPrettyJson(const Value &value)
{
    PrettyWriter writer;
    writer.write(value, 0, 0);
    return writer.take() + '\n';
}

} // namespace relayscope::protocol
