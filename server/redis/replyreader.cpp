#include "redis/replyreader.h"

#include <hiredis/read.h>

#include <utility>

namespace relayscope::redis {

namespace {

/// Below this hiredis keeps its buffer when it is empty; one read of the socket fits.
constexpr std::size_t kKeptBufferBytes = 256 * 1'024;

QString tooLarge()
{
    return QStringLiteral("a reply or message is longer than %1 bytes").arg(ReplyReader::kMaxReplyBytes);
}

} // namespace

/// What hiredis builds a reply with. Its types of RESP3 are refused: nobody asked for them.
struct ReplyReader::Objects {
    /// Where the reply of this task goes: a new one, or its place in the list that it is part of.
    static Reply *place(const redisReadTask *task, std::size_t bytes)
    {
        if (!static_cast<ReplyReader *>(task->privdata)->account(bytes))
            return nullptr;
        if (!task->parent)
            return new Reply;
        std::vector<Reply> &siblings = static_cast<Reply *>(task->parent->obj)->elements;
        const auto index = static_cast<std::size_t>(task->idx);
        return index < siblings.size() ? &siblings[index] : nullptr;
    }
    static void *createString(const redisReadTask *task, char *text, std::size_t length)
    {
        Reply *const reply = place(task, length);
        if (reply) {
            reply->type = task->type == REDIS_REPLY_ERROR ? Reply::Type::Error : Reply::Type::Text;
            reply->text = QByteArray(text, static_cast<qsizetype>(length));
        }
        return reply;
    }
    /// Count is int before hiredis 1.0, size_t since.
    template<typename Count>
    static void *createArray(const redisReadTask *task, Count count)
    {
        const auto elements = static_cast<std::size_t>(count);
        if (elements > kMaxReplyBytes / kElementBytes) {
            static_cast<ReplyReader *>(task->privdata)->m_error = tooLarge();
            return nullptr;
        }
        Reply *const reply = place(task, elements * kElementBytes);
        if (reply) {
            reply->type = Reply::Type::List;
            reply->elements.resize(elements);
        }
        return reply;
    }
    static void *createInteger(const redisReadTask *task, long long value)
    {
        Reply *const reply = place(task, 0);
        if (reply) {
            reply->type = Reply::Type::Integer;
            reply->integer = value;
        }
        return reply;
    }
    static void *createNil(const redisReadTask *task) { return place(task, 0); }
    /// Called for whole replies only.
    static void free(void *reply) { delete static_cast<Reply *>(reply); }

    /// The members that only hiredis >= 1.0 has: without them it would hand out numbers as pointers.
    template<typename Functions>
    static void refuseResp3(Functions &functions)
    {
        if constexpr (requires { functions.createDouble; }) {
            functions.createDouble
                = [](const redisReadTask *, double, char *, std::size_t) -> void * { return nullptr; };
            functions.createBool = [](const redisReadTask *, int) -> void * { return nullptr; };
        }
    }
    static redisReplyObjectFunctions *functions()
    {
        static redisReplyObjectFunctions table = [] {
            redisReplyObjectFunctions made{};
            made.createString = &createString;
            made.createArray = &createArray;
            made.createInteger = &createInteger;
            made.createNil = &createNil;
            made.freeObject = &free;
            refuseResp3(made);
            return made;
        }();
        return &table;
    }
};

void ReplyReader::Free::operator()(redisReader *reader) const
{
    redisReaderFree(reader);
}

ReplyReader::ReplyReader()
    : m_reader(redisReaderCreateWithFunctions(Objects::functions()))
{
    Q_CHECK_PTR(m_reader.get());
    m_reader->privdata = this;
    m_reader->maxbuf = kKeptBufferBytes;
}

ReplyReader::~ReplyReader() = default;

bool ReplyReader::account(std::size_t bytes)
{
    m_replyBytes += bytes;
    if (m_replyBytes > kMaxReplyBytes)
        m_error = tooLarge();
    return m_error.isEmpty();
}

void ReplyReader::feed(QByteArrayView bytes)
{
    // Fails only when memory is short, which next() tells.
    redisReaderFeed(m_reader.get(), bytes.data(), static_cast<std::size_t>(bytes.size()));
}

Expected<std::optional<Reply>, QString> ReplyReader::next()
{
    void *object = nullptr;
    if (redisReaderGetReply(m_reader.get(), &object) != REDIS_OK) {
        if (m_error.isEmpty())
            m_error = QString::fromUtf8(m_reader->errstr);
        return Unexpected(m_error);
    }
    if (!object) {
        // A text is made when it is whole: until then it waits here.
        if (m_reader->len - m_reader->pos + m_replyBytes > kMaxReplyBytes)
            return Unexpected(tooLarge());
        return std::optional<Reply>();
    }
    m_replyBytes = 0;
    const std::unique_ptr<Reply> reply(static_cast<Reply *>(object));
    return std::optional<Reply>(std::move(*reply));
}

} // namespace relayscope::redis
