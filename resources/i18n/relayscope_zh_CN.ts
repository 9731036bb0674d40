<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>relayscope::core</name>
    <message>
        <source>The arguments are not JSON: %1 at character %2</source>
        <translation>参数不是 JSON：%1，第 %2 个字符</translation>
    </message>
</context>
<context>
    <name>relayscope::core::Absences</name>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>link to Redis lost</source>
        <translation>与 Redis 的连接已断开</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>未运行</translation>
    </message>
</context>
<context>
    <name>relayscope::core::ClientFleet</name>
    <message>
        <source>waits for its node</source>
        <translation>正在等待它的节点</translation>
    </message>
</context>
<context>
    <name>relayscope::core::ClientPool</name>
    <message>
        <source>The client is not connected yet</source>
        <translation>客户端尚未连接</translation>
    </message>
</context>
<context>
    <name>relayscope::core::Cluster</name>
    <message>
        <source>killed</source>
        <translation>已被终止</translation>
    </message>
</context>
<context>
    <name>relayscope::core::Cluster::Private</name>
    <message>
        <source>Nodes cannot report to us: %1</source>
        <translation>节点无法向我们报告：%1</translation>
    </message>
    <message>
        <source>A monitoring connection was refused: %1</source>
        <translation>一个监控连接被拒绝：%1</translation>
    </message>
</context>
<context>
    <name>relayscope::core::ClusterDocument</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is too large for a cluster file</source>
        <translation>%1 太大，不能作为集群文件</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be one of %2</source>
        <translation>“%1”必须是以下之一：%2</translation>
    </message>
    <message>
        <source>a node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>a client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>a saved message</source>
        <translation>已存消息</translation>
    </message>
    <message>
        <source>&apos;arguments&apos; must be a list</source>
        <translation>“arguments”必须是列表</translation>
    </message>
    <message>
        <source>the id &apos;%1&apos; is there twice</source>
        <translation>id“%1”出现了两次</translation>
    </message>
    <message>
        <source>&apos;rules&apos; must be an object</source>
        <translation>“rules”必须是对象</translation>
    </message>
    <message>
        <source>there may be &apos;rules&apos; or &apos;rulesText&apos;, not both</source>
        <translation>“rules”和“rulesText”只能有一个</translation>
    </message>
    <message>
        <source>this is no cluster file: it has no &quot;relayscope&quot;: 1</source>
        <translation>这不是集群文件：缺少 &quot;relayscope&quot;: 1</translation>
    </message>
    <message>
        <source>version %1 of cluster files; this program reads version %2</source>
        <translation>集群文件的版本为 %1；本程序读取版本 %2</translation>
    </message>
    <message>
        <source>a cluster file</source>
        <translation>集群文件</translation>
    </message>
    <message>
        <source>there is no node &apos;%1&apos;</source>
        <translation>没有节点“%1”</translation>
    </message>
    <message>
        <source>a list of at most %1 saved messages is expected</source>
        <translation>此处应为最多 %1 条已存消息的列表</translation>
    </message>
</context>
<context>
    <name>relayscope::core::Correlator</name>
    <message>
        <source>ambiguous: one of %1 equal messages</source>
        <translation>有歧义：%1 条相同消息之一</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>what it is; why that is not certain</comment>
        <translation>%1；%2</translation>
    </message>
</context>
<context>
    <name>relayscope::core::Demo</name>
    <message>
        <source>hello from client %1</source>
        <translation>来自客户端 %1 的问候</translation>
    </message>
    <message>
        <source>The message of client %1 did not come to: %2</source>
        <translation>客户端 %1 的消息没有到达：%2</translation>
    </message>
    <message>
        <source>Not ready in time: %1</source>
        <translation>未及时就绪：%1</translation>
    </message>
</context>
<context>
    <name>relayscope::core::Directory</name>
    <message>
        <source>socket %1</source>
        <translation>套接字 %1</translation>
    </message>
    <message>
        <source>server %1</source>
        <translation>服务器 %1</translation>
    </message>
    <message>
        <source>Redis emitter</source>
        <translation>Redis 发射器</translation>
    </message>
</context>
<context>
    <name>relayscope::core::FilterText</name>
    <message>
        <source>%1 is a number: compare it with ==, !=, &lt;, &lt;=, &gt;, &gt;= or in.</source>
        <translation>%1 是数字：请用 ==、!=、&lt;、&lt;=、&gt;、&gt;= 或 in 比较。</translation>
    </message>
    <message>
        <source>%1 is text: compare it with ==, !=, contains, ~ or in.</source>
        <translation>%1 是文本：请用 ==、!=、contains、~ 或 in 比较。</translation>
    </message>
    <message>
        <source>%1 is yes or no: compare it with == or !=.</source>
        <translation>%1 是真假值：请用 == 或 != 比较。</translation>
    </message>
    <message>
        <source>There is no field %1. Fields are: %2.</source>
        <translation>没有字段 %1。可用的字段：%2。</translation>
    </message>
    <message>
        <source>There is no field %1. Did you mean %2?</source>
        <translation>没有字段 %1。您是否要用 %2？</translation>
    </message>
    <message>
        <source>%1 has no value %2. Values are: %3.</source>
        <translation>%1 没有值 %2。可用的值：%3。</translation>
    </message>
    <message>
        <source>%1 has no value %2. Did you mean %3?</source>
        <translation>%1 没有值 %2。您是否要用 %3？</translation>
    </message>
    <message>
        <source>This parenthesis closes nothing.</source>
        <translation>这个右括号没有对应的左括号。</translation>
    </message>
    <message>
        <source>Join conditions with &amp;&amp; or ||; text with spaces needs quotes.</source>
        <translation>请用 &amp;&amp; 或 || 连接条件；含空格的文本需要引号。</translation>
    </message>
    <message>
        <source>Join conditions with &amp;&amp; or ||.</source>
        <translation>请用 &amp;&amp; 或 || 连接条件。</translation>
    </message>
    <message>
        <source>Conditions are nested too deep.</source>
        <translation>条件嵌套太深。</translation>
    </message>
    <message>
        <source>This parenthesis is not closed.</source>
        <translation>这个括号没有闭合。</translation>
    </message>
    <message>
        <source>Join conditions with &amp;&amp; or ||, or close the parenthesis before.</source>
        <translation>请用 &amp;&amp; 或 || 连接条件，或先闭合括号。</translation>
    </message>
    <message>
        <source>A condition is missing here, such as event == &quot;chat&quot;.</source>
        <translation>这里缺少条件，例如 event == &quot;chat&quot;。</translation>
    </message>
    <message>
        <source>A condition begins with a field, such as event or room.</source>
        <translation>条件以字段开头，例如 event 或 room。</translation>
    </message>
    <message>
        <source>An operator is missing before this value, such as == or contains.</source>
        <translation>这个值前面缺少运算符，例如 == 或 contains。</translation>
    </message>
    <message>
        <source>This is no regular expression: %1.</source>
        <translation>这不是正则表达式：%1。</translation>
    </message>
    <message>
        <source>%1 is true or false.</source>
        <translation>%1 的值为 true 或 false。</translation>
    </message>
    <message>
        <source>%1 is compared with a number.</source>
        <translation>%1 要与数字比较。</translation>
    </message>
    <message>
        <source>A set of values is compared with in.</source>
        <translation>一组值要用 in 比较。</translation>
    </message>
    <message>
        <source>A value is missing here; as a text this needs quotes.</source>
        <translation>这里缺少值；如果是文本，需要加引号。</translation>
    </message>
    <message>
        <source>A value to compare %1 with is missing after %2.</source>
        <translation>%2 后面缺少与 %1 比较的值。</translation>
    </message>
    <message>
        <source>in takes a set of values: {&quot;a&quot;, &quot;b&quot;}.</source>
        <translation>in 需要一组值：{&quot;a&quot;, &quot;b&quot;}。</translation>
    </message>
    <message>
        <source>This brace is not closed.</source>
        <translation>这个花括号没有闭合。</translation>
    </message>
    <message>
        <source>Values of a set have commas between them; text with spaces needs quotes.</source>
        <translation>一组值之间用逗号分隔；含空格的文本需要引号。</translation>
    </message>
    <message>
        <source>The closing quote is missing.</source>
        <translation>缺少右引号。</translation>
    </message>
    <message>
        <source>Write == to compare.</source>
        <translation>比较请写 ==。</translation>
    </message>
    <message>
        <source>Write &amp;&amp; or the word and.</source>
        <translation>请写 &amp;&amp; 或单词 and。</translation>
    </message>
    <message>
        <source>Write || or the word or.</source>
        <translation>请写 || 或单词 or。</translation>
    </message>
    <message>
        <source>The character %1 has no meaning here; text with it needs quotes.</source>
        <translation>字符 %1 在这里没有意义；含有它的文本需要引号。</translation>
    </message>
    <message>
        <source>A filter has at most %1 characters.</source>
        <translation>筛选条件最多 %1 个字符。</translation>
    </message>
</context>
<context>
    <name>relayscope::core::HubLink</name>
    <message>
        <source>no greeting came</source>
        <translation>没有收到问候帧</translation>
    </message>
    <message>
        <source>bad frame: %1</source>
        <translation>帧有误：%1</translation>
    </message>
    <message>
        <source>the first frame was not a greeting</source>
        <translation>第一帧不是问候帧</translation>
    </message>
    <message>
        <source>a frame that nodes do not send</source>
        <translation>节点不会发送的帧</translation>
    </message>
    <message>
        <source>monitoring protocol version %1 where %2 is needed</source>
        <translation>监控协议版本为 %1，需要 %2</translation>
    </message>
    <message>
        <source>wrong token</source>
        <translation>令牌错误</translation>
    </message>
</context>
<context>
    <name>relayscope::core::Losses</name>
    <message>
        <source>%1 ended before it reported it</source>
        <translation>%1 在报告之前就结束了</translation>
    </message>
</context>
<context>
    <name>relayscope::core::NodeCommands</name>
    <message>
        <source>More than %1 rooms</source>
        <translation>房间数超过 %1</translation>
    </message>
    <message>
        <source>Too many broadcasts wait for their answer</source>
        <translation>等待应答的广播太多</translation>
    </message>
    <message>
        <source>The event is larger than %1 bytes</source>
        <translation>事件超过 %1 字节</translation>
    </message>
    <message>
        <source>The node is not running, or has no connection to us</source>
        <translation>节点没有运行，或与我们没有连接</translation>
    </message>
    <message>
        <source>The node ended before it answered</source>
        <translation>节点在应答之前就结束了</translation>
    </message>
</context>
<context>
    <name>relayscope::core::NodeFleet</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 does not start: %2</source>
        <translation>%1 无法启动：%2</translation>
    </message>
    <message>
        <source>%1 was not found</source>
        <translation>未找到 %1</translation>
    </message>
    <message>
        <source>Port %1 is taken: %2 listens on port %3.</source>
        <translation>端口 %1 已被占用：%2 监听端口 %3。</translation>
    </message>
    <message>
        <source>there is no free port from %1 up</source>
        <translation>从 %1 起没有空闲端口</translation>
    </message>
    <message>
        <source>Nodes that start from now on do not get the new rules: %1</source>
        <translation>此后启动的节点不会得到新规则：%1</translation>
    </message>
</context>
<context>
    <name>relayscope::core::NodeHop</name>
    <message>
        <source>session %1</source>
        <translation>会话 %1</translation>
    </message>
    <message>
        <source>the one for all other events</source>
        <translation>用于所有其他事件的规则</translation>
    </message>
    <message>
        <source>hears node %1</source>
        <translation>听到节点 %1</translation>
    </message>
    <message>
        <source>node %1 has left</source>
        <translation>节点 %1 已离开</translation>
    </message>
    <message>
        <source>node %1 sends nothing any more</source>
        <translation>节点 %1 不再发送任何消息</translation>
    </message>
</context>
<context>
    <name>relayscope::core::ObjectReader</name>
    <message>
        <source>%1 must be an object</source>
        <translation>%1必须是对象</translation>
    </message>
    <message>
        <source>the key &apos;%1&apos; is there twice</source>
        <translation>键“%1”出现了两次</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a text</source>
        <translation>“%1”必须是文本</translation>
    </message>
    <message>
        <source>%1 needs &apos;%2&apos;, a text that is not empty</source>
        <translation>%1需要“%2”，且文本不能为空</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be true or false</source>
        <translation>“%1”必须是 true 或 false</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a whole number from %2 to %3</source>
        <translation>“%1”必须是 %2 到 %3 的整数</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a list of texts</source>
        <translation>“%1”必须是文本列表</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a list</source>
        <translation>“%1”必须是列表</translation>
    </message>
    <message>
        <source>&apos;%1&apos; may have at most %2 items</source>
        <translation>“%1”最多有 %2 项</translation>
    </message>
    <message>
        <source>%1 has no &apos;%2&apos;</source>
        <translation>%1没有“%2”这一项</translation>
    </message>
</context>
<context>
    <name>relayscope::core::PeerText</name>
    <message>
        <source>transport close</source>
        <translation>传输已关闭</translation>
    </message>
    <message>
        <source>transport error</source>
        <translation>传输错误</translation>
    </message>
    <message>
        <source>ping timeout</source>
        <translation>心跳超时</translation>
    </message>
    <message>
        <source>parse error</source>
        <translation>解析错误</translation>
    </message>
    <message>
        <source>forced close</source>
        <translation>强制关闭</translation>
    </message>
    <message>
        <source>forced server close</source>
        <translation>服务器强制关闭</translation>
    </message>
    <message>
        <source>server shutting down</source>
        <translation>服务器正在关闭</translation>
    </message>
    <message>
        <source>client namespace disconnect</source>
        <translation>客户端离开命名空间</translation>
    </message>
    <message>
        <source>server namespace disconnect</source>
        <translation>服务器将其移出命名空间</translation>
    </message>
    <message>
        <source>io client disconnect</source>
        <translation>客户端主动断开</translation>
    </message>
    <message>
        <source>io server disconnect</source>
        <translation>服务器主动断开</translation>
    </message>
    <message>
        <source>websocket connection closed</source>
        <translation>WebSocket 连接已关闭</translation>
    </message>
    <message>
        <source>transport closed by the server</source>
        <translation>传输被服务器关闭</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>连接已关闭</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>no ping from the server</source>
        <translation>没有收到服务器的心跳</translation>
    </message>
    <message>
        <source>the server refused the handshake</source>
        <translation>服务器拒绝了握手</translation>
    </message>
    <message>
        <source>operation has timed out</source>
        <translation>等待应答超时</translation>
    </message>
    <message>
        <source>socket has been disconnected</source>
        <translation>套接字已断开</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未及时应答</translation>
    </message>
    <message>
        <source>disconnected before it answered</source>
        <translation>应答之前已断开</translation>
    </message>
    <message>
        <source>not published: Redis could not be reached in time</source>
        <translation>未发布：未能及时连接 Redis</translation>
    </message>
    <message>
        <source>not published: too much was waiting for Redis</source>
        <translation>未发布：等待 Redis 的消息过多</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>未发布</translation>
    </message>
    <message>
        <source>Redis refused: %1</source>
        <translation>Redis 拒绝：%1</translation>
    </message>
    <message>
        <source>pub: ready</source>
        <translation>发布连接：就绪</translation>
    </message>
    <message>
        <source>pub: connecting</source>
        <translation>发布连接：正在连接</translation>
    </message>
    <message>
        <source>pub: lost: %1</source>
        <translation>发布连接：已断开：%1</translation>
    </message>
    <message>
        <source>sub: ready</source>
        <translation>订阅连接：就绪</translation>
    </message>
    <message>
        <source>sub: connecting</source>
        <translation>订阅连接：正在连接</translation>
    </message>
    <message>
        <source>sub: lost: %1</source>
        <translation>订阅连接：已断开：%1</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>not listening yet</source>
        <translation>尚未监听</translation>
    </message>
    <message>
        <source>Redis connection not confirmed yet</source>
        <translation>Redis 连接尚未确认</translation>
    </message>
    <message>
        <source>Redis connection lost: %1</source>
        <translation>Redis 连接已断开：%1</translation>
    </message>
    <message>
        <source>Redis subscription not confirmed yet</source>
        <translation>Redis 订阅尚未确认</translation>
    </message>
    <message>
        <source>Redis subscription lost: %1</source>
        <translation>Redis 订阅已断开：%1</translation>
    </message>
    <message>
        <source>The document is empty.</source>
        <translation>文档为空。</translation>
    </message>
    <message>
        <source>The document root must not be followed by other values.</source>
        <translation>文档的根之后不能再有其他值。</translation>
    </message>
    <message>
        <source>Invalid value.</source>
        <translation>无效的值。</translation>
    </message>
    <message>
        <source>Missing a name for object member.</source>
        <translation>对象成员缺少名称。</translation>
    </message>
    <message>
        <source>Missing a colon after a name of object member.</source>
        <translation>对象成员的名称之后缺少冒号。</translation>
    </message>
    <message>
        <source>Missing a comma or &apos;}&apos; after an object member.</source>
        <translation>对象成员之后缺少逗号或 “}”。</translation>
    </message>
    <message>
        <source>Missing a comma or &apos;]&apos; after an array element.</source>
        <translation>数组元素之后缺少逗号或 “]”。</translation>
    </message>
    <message>
        <source>Incorrect hex digit after \u escape in string.</source>
        <translation>字符串中 \u 之后的十六进制数字不正确。</translation>
    </message>
    <message>
        <source>The surrogate pair in string is invalid.</source>
        <translation>字符串中的代理对无效。</translation>
    </message>
    <message>
        <source>Invalid escape character in string.</source>
        <translation>字符串中的转义字符无效。</translation>
    </message>
    <message>
        <source>Missing a closing quotation mark in string.</source>
        <translation>字符串缺少结束引号。</translation>
    </message>
    <message>
        <source>Invalid encoding in string.</source>
        <translation>字符串的编码无效。</translation>
    </message>
    <message>
        <source>Number too big to be stored in double.</source>
        <translation>数字过大，超出双精度范围。</translation>
    </message>
    <message>
        <source>Miss fraction part in number.</source>
        <translation>数字缺少小数部分。</translation>
    </message>
    <message>
        <source>Miss exponent in number.</source>
        <translation>数字缺少指数。</translation>
    </message>
    <message>
        <source>%1 must be an object</source>
        <translation>%1 必须是对象</translation>
    </message>
    <message>
        <source>unknown key &apos;%1&apos; in an action with &apos;%2&apos;</source>
        <translation>含 “%2” 的动作中有未知的键 “%1”</translation>
    </message>
    <message>
        <source>unknown key &apos;%1&apos; in %2</source>
        <translation>%2 中有未知的键 “%1”</translation>
    </message>
    <message>
        <source>key &apos;%1&apos; is there twice</source>
        <translation>键 “%1” 出现了两次</translation>
    </message>
    <message>
        <source>the event name &apos;%1&apos; is reserved</source>
        <translation>事件名 “%1” 是保留的</translation>
    </message>
    <message>
        <source>a channel must have a name</source>
        <translation>频道必须有名称</translation>
    </message>
    <message>
        <source>a namespace begins with &apos;/&apos;, has no &apos;,&apos; and at most %1 bytes</source>
        <translation>命名空间以 “/” 开头，不含 “,”，最多 %1 字节</translation>
    </message>
    <message>
        <source>the description must be a text</source>
        <translation>说明必须是文本</translation>
    </message>
    <message>
        <source>a rules file needs &apos;namespaces&apos;</source>
        <translation>规则文件需要 “namespaces”</translation>
    </message>
    <message>
        <source>longer than %1 bytes</source>
        <translation>超过 %1 字节</translation>
    </message>
    <message>
        <source>an action must be an object</source>
        <translation>动作必须是对象</translation>
    </message>
    <message>
        <source>an action needs one of %1</source>
        <translation>动作需要以下之一：%1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; makes no sense here: a connect has no answer</source>
        <translation>“%1” 在此处没有意义：连接没有应答</translation>
    </message>
    <message>
        <source>&apos;%1&apos; makes no sense here: there is no client behind a message</source>
        <translation>“%1” 在此处没有意义：消息背后没有客户端</translation>
    </message>
    <message>
        <source>&apos;%1&apos; makes no sense with &quot;to&quot;: &quot;sender&quot;</source>
        <translation>“%1” 与 &quot;to&quot;: &quot;sender&quot; 一起没有意义</translation>
    </message>
    <message>
        <source>&apos;publish&apos; needs a &apos;message&apos;</source>
        <translation>“publish” 需要 “message”</translation>
    </message>
    <message>
        <source>expected a list of actions</source>
        <translation>此处应为动作列表</translation>
    </message>
    <message>
        <source>expected a list of arguments, or a reference such as &quot;$args&quot;</source>
        <translation>此处应为参数列表，或 &quot;$args&quot; 这样的引用</translation>
    </message>
    <message>
        <source>expected true or false</source>
        <translation>此处应为 true 或 false</translation>
    </message>
    <message>
        <source>expected a delay of 0 to %1 ms</source>
        <translation>此处应为 0 到 %1 毫秒的延迟</translation>
    </message>
    <message>
        <source>expected &quot;namespace&quot; or &quot;connection&quot;</source>
        <translation>此处应为 &quot;namespace&quot; 或 &quot;connection&quot;</translation>
    </message>
    <message>
        <source>expected &quot;all&quot;: there is no client behind a message</source>
        <translation>此处应为 &quot;all&quot;：消息背后没有客户端</translation>
    </message>
    <message>
        <source>expected &quot;all&quot;, &quot;others&quot; or &quot;sender&quot; (rooms have a key of their own)</source>
        <translation>此处应为 &quot;all&quot;、&quot;others&quot; 或 &quot;sender&quot;（房间有自己的键）</translation>
    </message>
    <message>
        <source>expected .name or [index] instead of &apos;%1&apos; in &apos;%2&apos;</source>
        <translation>“%2” 中的 “%1” 处应为 .name 或 [index]</translation>
    </message>
    <message>
        <source>unknown reference &apos;$%1&apos;; known here are %2 (write $$ for a text with $)</source>
        <translation>未知的引用 “$%1”；此处可用的有 %2（文本中的 $ 请写作 $$）</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>此处应为 %1</translation>
    </message>
</context>
<context>
    <name>relayscope::core::ProcessExit</name>
    <message>
        <source>exited with code %1</source>
        <translation>以代码 %1 退出</translation>
    </message>
    <message>
        <source>killed by signal %1</source>
        <translation>被信号 %1 终止</translation>
    </message>
    <message>
        <source>killed by signal %1 (%2)</source>
        <translation>被信号 %1（%2）终止</translation>
    </message>
</context>
<context>
    <name>relayscope::core::RedisEmitter</name>
    <message>
        <source>The event has no name</source>
        <translation>事件没有名称</translation>
    </message>
    <message>
        <source>The event name %1 is reserved</source>
        <translation>事件名称 %1 是保留的</translation>
    </message>
    <message>
        <source>An emitter has no sockets of its own: it cannot send to local sockets only</source>
        <translation>发射器没有自己的套接字：不能只发送给本地套接字</translation>
    </message>
    <message>
        <source>An emitter cannot ask for acknowledgements</source>
        <translation>发射器不能要求应答</translation>
    </message>
    <message>
        <source>Redis is not reached</source>
        <translation>无法连接到 Redis</translation>
    </message>
    <message>
        <source>Redis refused to publish: %1</source>
        <translation>Redis 拒绝发布：%1</translation>
    </message>
    <message>
        <source>The connection to Redis was lost before it told who got the message</source>
        <translation>在得知谁收到消息之前，与 Redis 的连接就断开了</translation>
    </message>
</context>
<context>
    <name>relayscope::core::RedisService</name>
    <message>
        <source>Stop the Redis that is in use before another one is started.</source>
        <translation>请先停止正在使用的 Redis，再启动另一个。</translation>
    </message>
    <message>
        <source>%1 was not found: install the package redis-server, or give the address of a running one (--redis URL).</source>
        <translation>未找到 %1：请安装软件包 redis-server，或给出正在运行的 Redis 的地址（--redis URL）。</translation>
    </message>
    <message>
        <source>There is no free port or no temporary folder for redis-server.</source>
        <translation>没有可供 redis-server 使用的空闲端口或临时文件夹。</translation>
    </message>
    <message>
        <source>Redis: %1.</source>
        <translation>Redis：%1。</translation>
    </message>
    <message>
        <source>Redis ended too often (%1): %2</source>
        <translation>Redis 结束得太频繁（%1）：%2</translation>
    </message>
    <message>
        <source>Redis at %1: %2</source>
        <translation>位于 %1 的 Redis：%2</translation>
    </message>
</context>
<context>
    <name>relayscope::core::RulesApplier</name>
    <message>
        <source>The rules file %1 cannot be read.</source>
        <translation>无法读取规则文件 %1。</translation>
    </message>
    <message>
        <source>The rules file %1 is wrong in line %2, column %3: %4</source>
        <translation>规则文件 %1 第 %2 行第 %3 列有误：%4</translation>
    </message>
</context>
<context>
    <name>relayscope::core::RulesChecker</name>
    <message>
        <source>%1 cannot be run: %2</source>
        <translation>无法运行 %1：%2</translation>
    </message>
    <message>
        <source>%1 ended before it answered</source>
        <translation>%1 在应答之前就结束了</translation>
    </message>
</context>
<context>
    <name>relayscope::core::SpecNames</name>
    <message>
        <source>node %1</source>
        <translation>节点 %1</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>客户端 %1</translation>
    </message>
</context>
<context>
    <name>relayscope::core::TelemetryHub</name>
    <message>
        <source>more than %1 connections</source>
        <translation>连接数超过 %1</translation>
    </message>
</context>
<context>
    <name>relayscope::core::TestClient</name>
    <message>
        <source>%1 was never connected</source>
        <translation>%1 从未连接</translation>
    </message>
</context>
<context>
    <name>relayscope::core::TestSocket</name>
    <message>
        <source>%1 is not connected and keeps no more events until it is</source>
        <translation>%1 未连接，在连接之前不再保存更多事件</translation>
    </message>
</context>
<context>
    <name>relayscope::core::Trace</name>
    <message>
        <source>received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>received for 1 socket</source>
        <translation>已接收，发给 1 个套接字</translation>
    </message>
    <message>
        <source>received for %1 sockets</source>
        <translation>已接收，发给 %1 个套接字</translation>
    </message>
    <message>
        <source>written, arrival not seen</source>
        <translation>已写出，未观察到到达</translation>
    </message>
    <message>
        <source>joined room %1</source>
        <translation>已加入房间 %1</translation>
    </message>
    <message>
        <source>left room %1</source>
        <translation>已离开房间 %1</translation>
    </message>
    <message>
        <source>sent, arrival not seen</source>
        <translation>已发送，未观察到到达</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>ack sent, arrival not seen</source>
        <translation>已发送应答，未观察到到达</translation>
    </message>
    <message>
        <source>ack</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>when it left Redis was not observed</source>
        <translation>未观察到它何时离开 Redis</translation>
    </message>
    <message>
        <source>only its departure was observed</source>
        <translation>只观察到它的发出</translation>
    </message>
    <message>
        <source>only its arrival was observed</source>
        <translation>只观察到它的到达</translation>
    </message>
    <message>
        <source>joined by order: one of %1 equal ones</source>
        <translation>按顺序关联：%1 条相同消息之一</translation>
    </message>
    <message>
        <source>joined by content: the publisher does not report</source>
        <translation>按内容关联：发布者不向我们报告</translation>
    </message>
    <message>
        <source>no answer has been seen</source>
        <translation>尚未观察到应答</translation>
    </message>
    <message>
        <source>%1: received from Redis</source>
        <translation>%1：已从 Redis 收到</translation>
    </message>
    <message>
        <source>%1: delivered to 1 socket</source>
        <translation>%1：已送达 1 个套接字</translation>
    </message>
    <message>
        <source>%1: delivered to %2 sockets</source>
        <translation>%1：已送达 %2 个套接字</translation>
    </message>
    <message>
        <source>%1: own echo ignored</source>
        <translation>%1：忽略自己的回声</translation>
    </message>
    <message>
        <source>%1: ignored, no socket in room %2</source>
        <translation>%1：忽略，房间 %2 内没有套接字</translation>
    </message>
    <message>
        <source>%1: ignored, other namespace</source>
        <translation>%1：忽略，其他命名空间</translation>
    </message>
    <message>
        <source>%1: received a second copy from Redis</source>
        <translation>%1：从 Redis 收到第二份</translation>
    </message>
    <message>
        <source>%1: ignored, undecodable</source>
        <translation>%1：忽略，无法解码</translation>
    </message>
    <message>
        <source>%1: ignored, undecodable: %2</source>
        <translation>%1：忽略，无法解码：%2</translation>
    </message>
    <message>
        <source>%1: ignored: %2</source>
        <translation>%1：忽略：%2</translation>
    </message>
    <message>
        <source>%1: lost, it ended before it reported it</source>
        <translation>%1：丢失，它在报告之前就结束了</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place, what became of the message there</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: written, arrival not seen</source>
        <translation>%1：已写出，未观察到到达</translation>
    </message>
    <message>
        <source>%1: lost, its connection closed after %2</source>
        <translation>%1：丢失，它的连接在 %2 后关闭</translation>
    </message>
    <message>
        <source>%1: delivered again after %2</source>
        <translation>%1：%2 后再次送达</translation>
    </message>
    <message>
        <source>%1: duplicate of #%2 after %3</source>
        <translation>%1：%3 后到达，与 #%2 重复</translation>
    </message>
    <message>
        <source>%1: delivered after %2</source>
        <translation>%1：%2 后送达</translation>
    </message>
    <message>
        <source>%1: excluded by %2</source>
        <translation>%1：被 %2 排除</translation>
    </message>
    <message>
        <source>%1: not published, the broadcast is local</source>
        <translation>%1：未发布，该广播仅限本地</translation>
    </message>
    <message>
        <source>%1: no rule for %2</source>
        <translation>%1：没有针对 %2 的规则</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>place, verdict, reason</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>%1: ack missing from %2</source>
        <translation>%1：缺少 %2 的应答</translation>
    </message>
    <message>
        <source>%1: protocol violation: %2</source>
        <translation>%1：违反协议：%2</translation>
    </message>
    <message>
        <source>%1: no socket of its own in room %2</source>
        <translation>%1：自己在房间 %2 内没有套接字</translation>
    </message>
    <message>
        <source>%1: lost on its way from %2</source>
        <translation>%1：在从 %2 来的途中丢失</translation>
    </message>
    <message>
        <source>%1: arrival not seen</source>
        <translation>%1：未观察到到达</translation>
    </message>
    <message>
        <source>%1: published, but nobody is subscribed</source>
        <translation>%1：已发布，但没有订阅者</translation>
    </message>
    <message>
        <source>%1: ack written, arrival not seen</source>
        <translation>%1：应答已写出，未观察到到达</translation>
    </message>
    <message>
        <source>%1: ack received after %2</source>
        <translation>%1：%2 后收到应答</translation>
    </message>
    <message>
        <source>%1: ack of %2 not seen</source>
        <translation>%1：未观察到 %2 的应答</translation>
    </message>
    <message>
        <source>%1: ack of %2 received after %3</source>
        <translation>%1：%3 后收到 %2 的应答</translation>
    </message>
    <message>
        <source>%1: 1 more receiver, which has not reported</source>
        <translation>%1：还有 1 个接收者尚未报告</translation>
    </message>
    <message>
        <source>%1: %2 more receivers, which have not reported</source>
        <translation>%1：还有 %2 个接收者尚未报告</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between reasons</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>%1: ignored, no socket in any of the rooms</source>
        <translation>%1：忽略，这些房间内都没有套接字</translation>
    </message>
    <message>
        <source>%1: ignored, no clients here</source>
        <translation>%1：忽略，此处没有客户端</translation>
    </message>
    <message>
        <source>%1: ignored, all its sockets there are excluded</source>
        <translation>%1：忽略，其中的套接字全部被排除</translation>
    </message>
    <message>
        <source>%1: dropped, volatile and no socket could take it at once</source>
        <translation>%1：已丢弃，消息为 volatile，且没有套接字能立即接收</translation>
    </message>
    <message>
        <source>%1: lost, %2</source>
        <comment>client, why</comment>
        <translation>%1：丢失，%2</translation>
    </message>
    <message>
        <source>%1: %2, not subscribed</source>
        <comment>node, why</comment>
        <translation>%1：%2，未订阅</translation>
    </message>
    <message>
        <source>%1: all its own sockets there are excluded</source>
        <translation>%1：自己的套接字全部被排除</translation>
    </message>
    <message>
        <source>%1: no socket of its own in any of the rooms</source>
        <translation>%1：自己在这些房间内都没有套接字</translation>
    </message>
    <message>
        <source>%1: dropped, volatile and no socket of its own could take it at once</source>
        <translation>%1：已丢弃，消息为 volatile，且自己没有套接字能立即接收</translation>
    </message>
    <message>
        <source>%1: no clients of its own</source>
        <translation>%1：自己没有客户端</translation>
    </message>
</context>
<context>
    <name>relayscope::core::Words</name>
    <message>
        <source>1 receiver</source>
        <translation>1 个接收者</translation>
    </message>
    <message>
        <source>%1 receivers</source>
        <translation>%1 个接收者</translation>
    </message>
    <message>
        <source>1 socket</source>
        <translation>1 个套接字</translation>
    </message>
    <message>
        <source>%1 sockets</source>
        <translation>%1 个套接字</translation>
    </message>
    <message>
        <source>1 observation</source>
        <translation>1 条观察</translation>
    </message>
    <message>
        <source>%1 observations</source>
        <translation>%1 条观察</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>own echo, ignored</source>
        <translation>自己的回声，忽略</translation>
    </message>
    <message>
        <source>no socket in room</source>
        <translation>房间内没有套接字</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>other namespace</source>
        <translation>其他命名空间</translation>
    </message>
    <message>
        <source>local flag, not published</source>
        <translation>带 local 标志，未发布</translation>
    </message>
    <message>
        <source>no subscriber</source>
        <translation>没有订阅者</translation>
    </message>
    <message>
        <source>undecodable</source>
        <translation>无法解码</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>ack received</source>
        <translation>已收到应答</translation>
    </message>
    <message>
        <source>ack missing</source>
        <translation>缺少应答</translation>
    </message>
    <message>
        <source>volatile, dropped</source>
        <translation>volatile，已丢弃</translation>
    </message>
    <message>
        <source>published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>handled by rule</source>
        <translation>按规则处理</translation>
    </message>
    <message>
        <source>no rule for it</source>
        <translation>没有对应的规则</translation>
    </message>
    <message>
        <source>queue full, dropped</source>
        <translation>队列已满，已丢弃</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>seen on Redis</source>
        <translation>在 Redis 上观察到</translation>
    </message>
    <message>
        <source>received from Redis</source>
        <translation>从 Redis 收到</translation>
    </message>
    <message>
        <source>local broadcast</source>
        <translation>本地广播</translation>
    </message>
    <message>
        <source>written to client</source>
        <translation>已写给客户端</translation>
    </message>
    <message>
        <source>ack sent</source>
        <translation>已发送应答</translation>
    </message>
    <message>
        <source>ack delivered</source>
        <translation>应答已送达</translation>
    </message>
    <message>
        <source>client sent ack</source>
        <translation>客户端已发送应答</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>transport upgraded</source>
        <translation>传输已升级</translation>
    </message>
    <message>
        <source>room joined</source>
        <translation>已加入房间</translation>
    </message>
    <message>
        <source>room left</source>
        <translation>已离开房间</translation>
    </message>
    <message>
        <source>Redis link</source>
        <translation>Redis 连接</translation>
    </message>
    <message>
        <source>readiness</source>
        <translation>就绪状态</translation>
    </message>
    <message>
        <source>request refused</source>
        <translation>请求被拒绝</translation>
    </message>
    <message>
        <source>protocol violation</source>
        <translation>违反协议</translation>
    </message>
    <message>
        <source>request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>observations dropped</source>
        <translation>观察记录被丢弃</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>gave up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>正在重连</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>ack missing from %1</source>
        <translation>缺少 %1 的应答</translation>
    </message>
    <message>
        <source>duplicate of #%1</source>
        <translation>与 #%1 重复</translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>emitted</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>no clients here</source>
        <translation>此处没有客户端</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未到达</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>relayscope::core::explain::BusStory</name>
    <message>
        <source>socket %1</source>
        <translation>套接字 %1</translation>
    </message>
    <message>
        <source>room %1</source>
        <translation>房间 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the names of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>An unknown publisher</source>
        <translation>未知的发布者</translation>
    </message>
    <message>
        <source>%1 asked all nodes for their sockets (fetchSockets).</source>
        <translation>%1 向所有节点询问它们的套接字（fetchSockets）。</translation>
    </message>
    <message>
        <source>%1 asked all nodes for the ids of their sockets (sockets).</source>
        <translation>%1 向所有节点询问它们的套接字 id（sockets）。</translation>
    </message>
    <message>
        <source>%1 asked all nodes for their rooms (allRooms).</source>
        <translation>%1 向所有节点询问它们的房间（allRooms）。</translation>
    </message>
    <message>
        <source>%1 made sockets of all nodes join rooms (socketsJoin).</source>
        <translation>%1 让所有节点的套接字加入房间（socketsJoin）。</translation>
    </message>
    <message>
        <source>%1 made sockets of all nodes leave rooms (socketsLeave).</source>
        <translation>%1 让所有节点的套接字离开房间（socketsLeave）。</translation>
    </message>
    <message>
        <source>%1 disconnected sockets of all nodes (disconnectSockets).</source>
        <translation>%1 断开了所有节点的套接字（disconnectSockets）。</translation>
    </message>
    <message>
        <source>%1 sent an event to the other nodes themselves (serverSideEmit).</source>
        <translation>%1 向其他节点自身发送了一个事件（serverSideEmit）。</translation>
    </message>
    <message>
        <source>%1 broadcast an event and asked every client for an answer.</source>
        <translation>%1 广播了一个事件，并要求每个客户端应答。</translation>
    </message>
    <message>
        <source>%1 sent a request to all nodes.</source>
        <translation>%1 向所有节点发送了一个请求。</translation>
    </message>
    <message>
        <source>%1 sent a request to all nodes: %2.</source>
        <translation>%1 向所有节点发送了一个请求：%2。</translation>
    </message>
    <message>
        <source>1 answer is expected.</source>
        <translation>预计有 1 个响应。</translation>
    </message>
    <message>
        <source>%1 answers are expected.</source>
        <translation>预计有 %1 个响应。</translation>
    </message>
    <message>
        <source>%1 broadcast &quot;%2&quot; to all sockets of namespace %3.</source>
        <translation>%1 把“%2”广播到命名空间 %3 的所有套接字。</translation>
    </message>
    <message>
        <source>%1 broadcast &quot;%2&quot; to all sockets of namespace %3, except %4.</source>
        <translation>%1 把“%2”广播到命名空间 %3 的所有套接字，不包括%4。</translation>
    </message>
    <message>
        <source>%1 broadcast &quot;%2&quot; to %3.</source>
        <translation>%1 把“%2”广播到%3。</translation>
    </message>
    <message>
        <source>%1 broadcast &quot;%2&quot; to %3, except %4.</source>
        <translation>%1 把“%2”广播到%3，不包括%4。</translation>
    </message>
    <message>
        <source>%1 published %2 bytes on channel %3, which is not the adapter&apos;s.</source>
        <translation>%1 在频道 %3 上发布了 %2 字节，该频道不属于适配器。</translation>
    </message>
    <message>
        <source>The %1 bytes on channel %2 are not a broadcast of the adapter.</source>
        <translation>频道 %2 上的 %1 字节不是适配器的广播。</translation>
    </message>
    <message>
        <source>The %1 bytes on channel %2 are not a request of the adapter.</source>
        <translation>频道 %2 上的 %1 字节不是适配器的请求。</translation>
    </message>
    <message>
        <source>The %1 bytes on channel %2 are not a response of the adapter.</source>
        <translation>频道 %2 上的 %1 字节不是适配器的响应。</translation>
    </message>
    <message>
        <source>%1 bytes came on channel %2.</source>
        <translation>频道 %2 上来了 %1 字节。</translation>
    </message>
    <message>
        <source>%1 answered a request.</source>
        <translation>%1 响应了一个请求。</translation>
    </message>
    <message>
        <source>It came back to %1, which ignored its own echo: its clients got the message already.</source>
        <translation>消息回到 %1，它忽略了自己的回声：它的客户端已经收到这条消息。</translation>
    </message>
    <message>
        <source>%1 dropped it: none of its sockets is in the room.</source>
        <translation>%1 丢弃了它：房间内没有它的套接字。</translation>
    </message>
    <message>
        <source>%1 dropped it: it is for another namespace.</source>
        <translation>%1 丢弃了它：它属于其他命名空间。</translation>
    </message>
    <message>
        <source>%1 dropped it: it cannot decode it.</source>
        <translation>%1 丢弃了它：无法解码。</translation>
    </message>
    <message>
        <source>%1 got it twice.</source>
        <translation>%1 收到了两次。</translation>
    </message>
    <message>
        <source>%1 handed it to 1 socket.</source>
        <translation>%1 把它交给了 1 个套接字。</translation>
    </message>
    <message>
        <source>%1 handed it to %2 sockets.</source>
        <translation>%1 把它交给了 %2 个套接字。</translation>
    </message>
    <message>
        <source>%1 got it from Redis.</source>
        <translation>%1 从 Redis 收到了它。</translation>
    </message>
    <message>
        <source>Nobody was subscribed: no node got it.</source>
        <translation>没有订阅者：没有节点收到它。</translation>
    </message>
    <message>
        <source>Redis handed it to 1 subscriber.</source>
        <translation>Redis 把它交给了 1 个订阅者。</translation>
    </message>
    <message>
        <source>Redis handed it to %1 subscribers.</source>
        <translation>Redis 把它交给了 %1 个订阅者。</translation>
    </message>
    <message>
        <source>Our observer saw it on Redis.</source>
        <translation>我们的观察者在 Redis 上看到了它。</translation>
    </message>
    <message>
        <source>It is volatile: a client that cannot take it at once does not get it.</source>
        <translation>它是 volatile：不能立即接收的客户端收不到它。</translation>
    </message>
    <message>
        <source>%1 got a question of another node (%2).</source>
        <translation>%1 收到了另一个节点的询问（%2）。</translation>
    </message>
    <message>
        <source>%1 got an order of another node (%2).</source>
        <translation>%1 收到了另一个节点的指令（%2）。</translation>
    </message>
    <message>
        <source>%1 got an answer of another node (%2).</source>
        <translation>%1 收到了另一个节点的响应（%2）。</translation>
    </message>
    <message>
        <source>%1 answered another node (%2).</source>
        <translation>%1 响应了另一个节点（%2）。</translation>
    </message>
    <message>
        <source>Redis refused it: no other node got it.</source>
        <translation>Redis 拒绝了它：没有其他节点收到它。</translation>
    </message>
    <message>
        <source>How many got it is not known: Redis has not answered.</source>
        <translation>有多少订阅者收到不得而知：Redis 尚未应答。</translation>
    </message>
    <message>
        <source>%1 dropped it: it has no clients in this namespace.</source>
        <translation>%1 丢弃了它：它在该命名空间内没有客户端。</translation>
    </message>
    <message>
        <source>%1 dropped it: all its sockets that it is for are excluded.</source>
        <translation>%1 丢弃了它：它所针对的套接字全部被排除。</translation>
    </message>
    <message>
        <source>%1 dropped it: it is volatile, and no client could take it at once.</source>
        <translation>%1 丢弃了它：消息为 volatile，且没有客户端能立即接收。</translation>
    </message>
</context>
<context>
    <name>relayscope::core::explain::HopStory</name>
    <message>
        <source>%1 sent &quot;%2&quot;.</source>
        <translation>%1 发送了“%2”。</translation>
    </message>
    <message>
        <source>%1 sent &quot;%2&quot; without arguments.</source>
        <translation>%1 发送了“%2”，不带参数。</translation>
    </message>
    <message>
        <source>%1 sent &quot;%2&quot; with 1 argument.</source>
        <translation>%1 发送了“%2”，带 1 个参数。</translation>
    </message>
    <message>
        <source>%1 sent &quot;%2&quot; with %3 arguments.</source>
        <translation>%1 发送了“%2”，带 %3 个参数。</translation>
    </message>
    <message>
        <source>%1 sent &quot;%2&quot; and asks for an answer (#%3).</source>
        <translation>%1 发送了“%2”，并要求应答（#%3）。</translation>
    </message>
    <message>
        <source>%1 sent &quot;%2&quot; without arguments and asks for an answer (#%3).</source>
        <translation>%1 发送了“%2”，不带参数，并要求应答（#%3）。</translation>
    </message>
    <message>
        <source>%1 sent &quot;%2&quot; with 1 argument and asks for an answer (#%3).</source>
        <translation>%1 发送了“%2”，带 1 个参数，并要求应答（#%3）。</translation>
    </message>
    <message>
        <source>%1 sent &quot;%2&quot; with %3 arguments and asks for an answer (#%4).</source>
        <translation>%1 发送了“%2”，带 %3 个参数，并要求应答（#%4）。</translation>
    </message>
    <message>
        <source>%1 answered event #%3 of %2.</source>
        <translation>%1 应答了 %2 的事件 #%3。</translation>
    </message>
    <message>
        <source>%1 answered &quot;%3&quot; of %2.</source>
        <translation>%1 应答了 %2 的“%3”。</translation>
    </message>
    <message>
        <source>%2 got the answer of %1 to event #%3.</source>
        <translation>%2 收到了 %1 对事件 #%3 的应答。</translation>
    </message>
    <message>
        <source>%2 got the answer of %1 to &quot;%3&quot;.</source>
        <translation>%2 收到了 %1 对“%3”的应答。</translation>
    </message>
    <message>
        <source>%1 waited in vain for an answer to &quot;%2&quot;.</source>
        <translation>%1 没有等到对“%2”的应答。</translation>
    </message>
    <message>
        <source>%1 left %2 out of &quot;%3&quot;: it is excluded.</source>
        <translation>%1 没有把“%3”发给 %2：它已被排除。</translation>
    </message>
    <message>
        <source>%1 did not publish &quot;%2&quot;: it is only for its own sockets (local).</source>
        <translation>%1 没有发布“%2”：它只发给自己的套接字（local）。</translation>
    </message>
    <message>
        <source>%1 has no rule for &quot;%2&quot;: nothing more happened.</source>
        <translation>%1 没有针对“%2”的规则：没有发生其他事情。</translation>
    </message>
    <message>
        <source>%1 dropped &quot;%2&quot; for %3: it is volatile, and the client could not take it at once.</source>
        <translation>%1 丢弃了发给 %3 的“%2”：它是 volatile，而客户端不能立即接收。</translation>
    </message>
    <message>
        <source>%1 dropped &quot;%2&quot;: too much waits already.</source>
        <translation>%1 丢弃了“%2”：等待的已经太多。</translation>
    </message>
    <message>
        <source>%1 could not publish &quot;%2&quot;: it is lost for the other nodes.</source>
        <translation>%1 无法发布“%2”：其他节点收不到它。</translation>
    </message>
    <message>
        <source>%1 did nothing with &quot;%2&quot;: %3.</source>
        <translation>%1 没有处理“%2”：%3。</translation>
    </message>
    <message>
        <source>%1 joined namespace %2 at %3.</source>
        <translation>%1 在 %3 加入了命名空间 %2。</translation>
    </message>
    <message>
        <source>%1 left namespace %2 at %3.</source>
        <translation>%1 在 %3 离开了命名空间 %2。</translation>
    </message>
    <message>
        <source>%1 changed its transport to %2.</source>
        <translation>%1 的传输改为 %2。</translation>
    </message>
    <message>
        <source>%1 is now in room %2 at %3.</source>
        <translation>%1 现在位于 %3 的房间 %2。</translation>
    </message>
    <message>
        <source>%1 is no longer in room %2 at %3.</source>
        <translation>%1 已不在 %3 的房间 %2。</translation>
    </message>
    <message>
        <source>A link of %1 to Redis changed: %2.</source>
        <translation>%1 与 Redis 的一个连接发生变化：%2。</translation>
    </message>
    <message>
        <source>%1 says how ready it is: %2.</source>
        <translation>%1 报告自己的就绪状态：%2。</translation>
    </message>
    <message>
        <source>%1 turned a connection or request away: %2.</source>
        <translation>%1 拒绝了一个连接或请求：%2。</translation>
    </message>
    <message>
        <source>%1 broke a rule of the protocol, and %2 closed its connection: %3.</source>
        <translation>%1 违反了协议规则，%2 关闭了它的连接：%3。</translation>
    </message>
    <message>
        <source>%1 tells %2 that it is there (heartbeat).</source>
        <translation>%1 告诉 %2 自己仍在运行（心跳）。</translation>
    </message>
    <message>
        <source>1 observation of %1 was dropped before it came here: a row is missing.</source>
        <translation>%1 的 1 条观察在到达这里之前被丢弃：缺少一行。</translation>
    </message>
    <message>
        <source>%2 observations of %1 were dropped before they came here: rows are missing.</source>
        <translation>%1 的 %2 条观察在到达这里之前被丢弃：缺少若干行。</translation>
    </message>
    <message>
        <source>%1 received &quot;%3&quot; from %2.</source>
        <translation>%1 从 %2 收到了“%3”。</translation>
    </message>
    <message>
        <source>%1 was told to broadcast &quot;%2&quot;.</source>
        <translation>%1 接到了广播“%2”的指令。</translation>
    </message>
    <message>
        <source>%1 handed &quot;%2&quot; to 1 socket of its own.</source>
        <translation>%1 把“%2”交给了自己的 1 个套接字。</translation>
    </message>
    <message>
        <source>%1 handed &quot;%2&quot; to %3 sockets of its own.</source>
        <translation>%1 把“%2”交给了自己的 %3 个套接字。</translation>
    </message>
    <message>
        <source>%1 wrote &quot;%3&quot; to %2.</source>
        <translation>%1 把“%3”写给了 %2。</translation>
    </message>
    <message>
        <source>%1 got &quot;%3&quot; from %2.</source>
        <translation>%1 从 %2 得到了“%3”。</translation>
    </message>
    <message>
        <source>%1 wrote &quot;%3&quot; to %2, whose connection ended before it came.</source>
        <translation>%1 把“%3”写给了 %2，但对方的连接在到达之前就断开了。</translation>
    </message>
    <message>
        <source>%1 asks for an answer (#%2).</source>
        <translation>%1 要求应答（#%2）。</translation>
    </message>
    <message>
        <source>%1 is asked for an answer (#%2).</source>
        <translation>%1 被要求应答（#%2）。</translation>
    </message>
    <message>
        <source>It had come before, in row %1.</source>
        <translation>它此前已经来过，在第 %1 行。</translation>
    </message>
    <message>
        <source>Reason: %1.</source>
        <translation>原因：%1。</translation>
    </message>
    <message>
        <source>Inferred from content and order: one end does not report to us.</source>
        <translation>根据内容和顺序推断：其中一端不向我们报告。</translation>
    </message>
    <message>
        <source>%1 ended before it reported that it got &quot;%2&quot; from Redis.</source>
        <translation>%1 在报告从 Redis 收到“%2”之前就已结束。</translation>
    </message>
    <message>
        <source>%1 sent &quot;%3&quot; to %2, which ended before it reported it.</source>
        <translation>%1 向 %2 发送了“%3”，但对方在报告之前就已结束。</translation>
    </message>
    <message>
        <source>%1 sent &quot;%3&quot; to %2, which closed the connection before it came.</source>
        <translation>%1 向 %2 发送了“%3”，但对方在送达之前就关闭了连接。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was lost, and the cause is not known.</source>
        <translation>“%1”已丢失，原因不明。</translation>
    </message>
    <message>
        <source>Inferred: it may have come, without the time to report it.</source>
        <translation>推断结果：它可能已经送达，只是来不及报告。</translation>
    </message>
    <message>
        <source>&quot;%2&quot; is lost for %1: it was not connected when the message was broadcast.</source>
        <translation>“%2” 对 %1 已丢失：广播该消息时它未连接。</translation>
    </message>
    <message>
        <source>%1 did not get &quot;%2&quot;: it was not subscribed (%3).</source>
        <translation>%1 没有收到 “%2”：它当时未订阅（%3）。</translation>
    </message>
</context>
<context>
    <name>relayscope::core::explain::Meaning</name>
    <message>
        <source>No verdict was reported: what became of the message here is not known.</source>
        <translation>没有报告结论：消息在此处的结果不明。</translation>
    </message>
    <message>
        <source>It arrived: the client said so, or the node handed it to sockets of its own.</source>
        <translation>已送达：客户端报告已收到，或者节点已把它交给自己的套接字。</translation>
    </message>
    <message>
        <source>Redis hands every published message to all nodes, also back to the one that published it. That node has served its own sockets already, so it drops the copy with its own id.</source>
        <translation>Redis 会把发布的每条消息交给所有节点，也包括发布它的节点。该节点已经直接发给了自己的套接字，因此丢弃带有自身标识的副本。</translation>
    </message>
    <message>
        <source>The node got the message from Redis, but has no socket that it is meant for. This is normal: nodes do not know who is in a room at other nodes, so they publish to all.</source>
        <translation>节点从 Redis 收到了消息，但没有应接收它的套接字。这是正常现象：节点不知道其他节点的房间里有谁，因此会发布给所有节点。</translation>
    </message>
    <message>
        <source>The broadcast names sockets or rooms that must not get it, and this socket is among them. A broadcast of a client leaves out the client itself in the same way.</source>
        <translation>广播指定了不应接收它的套接字或房间，该套接字就在其中。客户端发起的广播也以同样的方式排除客户端自身。</translation>
    </message>
    <message>
        <source>The message belongs to another namespace than this subscription, so the node left it alone.</source>
        <translation>消息所属的命名空间与此订阅不同，因此节点没有处理它。</translation>
    </message>
    <message>
        <source>The broadcast has the local flag: it goes to the sockets of this node only and is never published on Redis.</source>
        <translation>广播带有本地标志：只发给此节点的套接字，不会发布到 Redis。</translation>
    </message>
    <message>
        <source>Redis took the message, but nobody was subscribed to its channel: no other node can have got it. Redis keeps nothing for those who subscribe later.</source>
        <translation>Redis 接受了消息，但没有人订阅该频道：其他节点不可能收到它。Redis 不会为之后的订阅者保留消息。</translation>
    </message>
    <message>
        <source>These bytes are not a message of the Socket.IO Redis adapter, so they cannot be acted on.</source>
        <translation>这些字节不是 Socket.IO Redis 适配器的消息，因此无法处理。</translation>
    </message>
    <message>
        <source>It was on its way, but whoever should have got it was gone before it came. Nothing sends it again: Socket.IO delivers at most once.</source>
        <translation>消息已在途中，但接收者在它到达之前就已离开。不会重新发送：Socket.IO 最多投递一次。</translation>
    </message>
    <message>
        <source>The same message came a second time. Socket.IO sends it once, so somebody else has sent or published it again.</source>
        <translation>同一条消息第二次到达。Socket.IO 只发送一次，因此是其他方再次发送或发布了它。</translation>
    </message>
    <message>
        <source>The event asked for an answer, and the answer came back to the one who asked.</source>
        <translation>事件要求应答，应答已返回给请求方。</translation>
    </message>
    <message>
        <source>The event asked for an answer, and none came in time: the receiver did not answer, or the event or its answer was lost.</source>
        <translation>事件要求应答，但没有及时收到：接收方没有应答，或者事件或其应答已丢失。</translation>
    </message>
    <message>
        <source>The event is volatile: it may be dropped when the client cannot take it at once, and it was.</source>
        <translation>事件是易失的：客户端无法立即接收时可以丢弃，而这次确实被丢弃了。</translation>
    </message>
    <message>
        <source>The message was handed to Redis, which confirmed it and told how many subscribers it has.</source>
        <translation>消息已交给 Redis，Redis 已确认并告知有多少订阅者。</translation>
    </message>
    <message>
        <source>A rule of the node is for this event: what the node did next is what the rule says.</source>
        <translation>节点有一条针对此事件的规则：节点接下来的动作就是规则所规定的。</translation>
    </message>
    <message>
        <source>No rule of the node is for this event, so the node did nothing with it.</source>
        <translation>节点没有针对此事件的规则，因此没有对它做任何处理。</translation>
    </message>
    <message>
        <source>More was waiting than the queue may hold. Rather than let it grow without bound, the node dropped the message.</source>
        <translation>等待的消息超过了队列的上限。节点丢弃了该消息，而不是让队列无限增长。</translation>
    </message>
    <message>
        <source>A test client handed the event to its connection. The rows after it tell whether it came.</source>
        <translation>测试客户端把事件交给了自己的连接。之后的行会说明它是否送达。</translation>
    </message>
    <message>
        <source>The node read an event of a client. The rows after it tell what it did with it.</source>
        <translation>节点读取了客户端的事件。之后的行会说明节点如何处理它。</translation>
    </message>
    <message>
        <source>The node began this message itself, because the user asked it to.</source>
        <translation>应用户要求，节点自己发起了这条消息。</translation>
    </message>
    <message>
        <source>The message was handed to Redis. How many subscribers it has is not known.</source>
        <translation>消息已交给 Redis。订阅者数量未知。</translation>
    </message>
    <message>
        <source>The observer of this window saw the message on Redis. It listens by pattern, so that no server counts it as one more server.</source>
        <translation>此窗口的观察者在 Redis 上看到了消息。它按模式订阅，因此不会被任何服务器算作又一台服务器。</translation>
    </message>
    <message>
        <source>Redis handed the message to the node, and nothing more was reported about it.</source>
        <translation>Redis 把消息交给了节点，此后没有更多报告。</translation>
    </message>
    <message>
        <source>The node served its own sockets directly, without Redis.</source>
        <translation>节点直接发给了自己的套接字，没有经过 Redis。</translation>
    </message>
    <message>
        <source>The node wrote the event to the connection of the client. Its arrival is a row of its own.</source>
        <translation>节点把事件写入了客户端的连接。送达会另有一行。</translation>
    </message>
    <message>
        <source>The event asked for an answer, and this is where the answer set out.</source>
        <translation>事件要求应答，应答从这里发出。</translation>
    </message>
    <message>
        <source>This row belongs to no message: it tells what a client and its node did between messages.</source>
        <translation>此行不属于任何消息：它说明客户端及其节点在消息之间做了什么。</translation>
    </message>
    <message>
        <source>This row belongs to no message: it tells how the node stands. It needs both links to Redis, one to publish and one to receive, to exchange messages with other nodes.</source>
        <translation>此行不属于任何消息：它说明节点的状态。节点需要两条 Redis 连接（一条发布、一条接收）才能与其他节点交换消息。</translation>
    </message>
    <message>
        <source>Nobody came in: there is no session, and no message was lost by it. The metrics of the node count such refusals by their reason.</source>
        <translation>没有人进来：没有建立会话，也没有因此丢失消息。节点的指标按原因统计这类拒绝。</translation>
    </message>
    <message>
        <source>The client sent what the protocol forbids. A node closes such a connection.</source>
        <translation>客户端发送了协议禁止的内容。节点会关闭这样的连接。</translation>
    </message>
    <message>
        <source>Servers also ask each other over Redis, to count sockets or to move them between rooms for instance. This is no event of a client.</source>
        <translation>服务器之间也会通过 Redis 互相请求，例如统计套接字或在房间之间移动它们。这不是客户端的事件。</translation>
    </message>
    <message>
        <source>More happened than could be reported, so rows of this time are missing. The messages themselves were not touched.</source>
        <translation>发生的事情多于所能报告的，因此缺少这段时间的部分行。消息本身不受影响。</translation>
    </message>
    <message>
        <source>Both ends tell each other all the time that they are there. When that stops, the connection is taken for dead.</source>
        <translation>两端会不断告知对方自己仍在。一旦停止，连接即被视为已断开。</translation>
    </message>
    <message>
        <source>The node got the message from Redis, but has no client in its namespace. This is normal: nodes do not know who is connected to other nodes, so they publish to all.</source>
        <translation>节点从 Redis 收到了消息，但在其命名空间内没有客户端。这是正常的：节点不知道谁连接在其他节点上，因此向所有节点发布。</translation>
    </message>
    <message>
        <source>It was away when the message was broadcast. Redis and Socket.IO keep nothing for those who are away, so it does not get the message later either.</source>
        <translation>广播该消息时它不在。Redis 与 Socket.IO 不为不在者保留任何消息，因此之后它也不会收到。</translation>
    </message>
</context>
<context>
    <name>relayscope::core::explain::Scan</name>
    <message>
        <source>the bytes end inside a value</source>
        <translation>字节在一个值的中间结束</translation>
    </message>
    <message>
        <source>this byte cannot stand here</source>
        <translation>这个字节不能出现在这里</translation>
    </message>
    <message>
        <source>a key must be text or a whole number</source>
        <translation>键必须是文本或整数</translation>
    </message>
    <message>
        <source>nested too deep</source>
        <translation>嵌套太深</translation>
    </message>
    <message>
        <source>too many values</source>
        <translation>值太多</translation>
    </message>
    <message>
        <source>something follows the end of the value</source>
        <translation>值结束之后还有内容</translation>
    </message>
</context>
<context>
    <name>relayscope::models::ByteTreeModel</name>
    <message>
        <source>Bytes %1 to %2</source>
        <translation>第 %1 到 %2 字节</translation>
    </message>
    <message>
        <source>argument %1</source>
        <translation>参数 %1</translation>
    </message>
    <message>
        <source>message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
</context>
<context>
    <name>relayscope::models::ChannelModel</name>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>%1 (tool)</source>
        <translation>%1（工具）</translation>
    </message>
    <message>
        <source>Plain channels</source>
        <translation>普通频道</translation>
    </message>
    <message>
        <source>(all)</source>
        <translation>（全部）</translation>
    </message>
    <message>
        <source>room %1</source>
        <translation>房间 %1</translation>
    </message>
    <message>
        <source>request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>response to %1</source>
        <translation>给 %1 的响应</translation>
    </message>
    <message>
        <source>%1 (Redis)</source>
        <translation>%1（Redis）</translation>
    </message>
    <message>
        <source>%1 messages, %2 bytes since the observer began</source>
        <translation>自观察者开始以来 %1 条消息，%2 字节</translation>
    </message>
    <message>
        <source>Subscribers by the exact name: those by pattern are not counted by Redis</source>
        <translation>按确切名称的订阅者：Redis 不计入按模式订阅的</translation>
    </message>
    <message>
        <source>Muted: does not flash</source>
        <translation>已静音：不闪烁</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>频道</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Per s</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>Subscr.</source>
        <translation>订阅者</translation>
    </message>
    <message>
        <source>pattern</source>
        <comment>subscribed to by pattern</comment>
        <translation>模式</translation>
    </message>
    <message>
        <source>The nodes subscribe to a pattern that takes in this channel; Redis does not count them by channel</source>
        <translation>节点订阅的是包含此频道的模式；Redis 不按频道统计这类订阅</translation>
    </message>
</context>
<context>
    <name>relayscope::models::ChartKind</name>
    <message>
        <source>To clients, per node</source>
        <translation>发往客户端，按节点</translation>
    </message>
    <message>
        <source>To clients, per event</source>
        <translation>发往客户端，按事件</translation>
    </message>
    <message>
        <source>From clients, per node</source>
        <translation>来自客户端，按节点</translation>
    </message>
    <message>
        <source>From clients, per event</source>
        <translation>来自客户端，按事件</translation>
    </message>
    <message>
        <source>Through Redis, per room</source>
        <translation>经过 Redis，按房间</translation>
    </message>
    <message>
        <source>Through Redis, per publisher</source>
        <translation>经过 Redis，按发布者</translation>
    </message>
    <message>
        <source>Latency, client to client</source>
        <translation>延迟，客户端到客户端</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送达情况</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选条件</translation>
    </message>
    <message>
        <source>Connections, per node</source>
        <translation>连接数，按节点</translation>
    </message>
    <message>
        <source>CPU, per node</source>
        <translation>CPU，按节点</translation>
    </message>
    <message>
        <source>Memory, per node</source>
        <translation>内存，按节点</translation>
    </message>
    <message>
        <source>Event loop delay, per node</source>
        <translation>事件循环延迟，按节点</translation>
    </message>
    <message>
        <source>Redis: memory</source>
        <translation>Redis：内存</translation>
    </message>
    <message>
        <source>Redis: clients</source>
        <translation>Redis：客户端</translation>
    </message>
    <message>
        <source>Redis: commands</source>
        <translation>Redis：命令</translation>
    </message>
    <message>
        <source>events per second</source>
        <translation>事件/秒</translation>
    </message>
    <message>
        <source>messages per second</source>
        <translation>消息/秒</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>hops per second</source>
        <translation>跳/秒</translation>
    </message>
    <message>
        <source>sockets</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>% of one core</source>
        <translation>单核百分比</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>commands per second</source>
        <translation>命令/秒</translation>
    </message>
    <message>
        <source>No node has written an event to a client in this time.</source>
        <translation>这段时间内没有节点向客户端写出事件。</translation>
    </message>
    <message>
        <source>No client has sent an event in this time.</source>
        <translation>这段时间内没有客户端发送事件。</translation>
    </message>
    <message>
        <source>No message has passed Redis in this time.</source>
        <translation>这段时间内没有消息经过 Redis。</translation>
    </message>
    <message>
        <source>No event of a client has come to a client in this time.</source>
        <translation>这段时间内没有客户端的事件到达客户端。</translation>
    </message>
    <message>
        <source>No event has been delivered to a client in this time.</source>
        <translation>这段时间内没有事件送达客户端。</translation>
    </message>
    <message>
        <source>Type a filter above: the hops that it takes become a line.</source>
        <translation>请在上方输入筛选条件：符合条件的每一跳会画成一条曲线。</translation>
    </message>
    <message>
        <source>No node has reported in this time.</source>
        <translation>这段时间内没有节点报告。</translation>
    </message>
    <message>
        <source>Redis has not reported in this time.</source>
        <translation>这段时间内 Redis 没有报告。</translation>
    </message>
</context>
<context>
    <name>relayscope::models::ChartLine</name>
    <message>
        <source>all of %1</source>
        <comment>namespace</comment>
        <translation>%1 全部</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>room, namespace</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>所有其他</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>used memory</source>
        <translation>已用内存</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>relayscope::models::ClientDraft</name>
    <message>
        <source>A namespace has no comma.</source>
        <translation>命名空间不能含逗号。</translation>
    </message>
    <message>
        <source>Auth is not JSON: %1 at character %2.</source>
        <translation>认证信息不是 JSON：%1，第 %2 个字符。</translation>
    </message>
    <message>
        <source>A query item needs a name: name=value.</source>
        <translation>查询项需要名称：名称=值。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no header: Name: value.</source>
        <translation>“%1”不是请求头：应为 名称: 值。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is there twice.</source>
        <translation>“%1”重复了。</translation>
    </message>
</context>
<context>
    <name>relayscope::models::ClusterModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>share of one core</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>In/s</source>
        <translation>入/秒</translation>
    </message>
    <message>
        <source>Out/s</source>
        <translation>出/秒</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>重启次数</translation>
    </message>
</context>
<context>
    <name>relayscope::models::DeliveryModel</name>
    <message>
        <source>%1 more were written to sockets that are not our clients&apos;: nobody tells whether they came.</source>
        <translation>另有 %1 条写给了不属于我们客户端的套接字：无从得知是否到达。</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>所有事件</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应送达</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
</context>
<context>
    <name>relayscope::models::FilteredHopModel</name>
    <message>
        <source>Its message has more rows; too many messages run side by side here to draw its bracket too</source>
        <translation>该消息还有其他行；此处并行的消息太多，无法再画出它的括线</translation>
    </message>
</context>
<context>
    <name>relayscope::models::FrameWords</name>
    <message>
        <source>Engine.IO</source>
        <translation>Engine.IO</translation>
    </message>
    <message>
        <source>Socket.IO</source>
        <translation>Socket.IO</translation>
    </message>
    <message>
        <source>attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>ack id</source>
        <translation>应答 id</translation>
    </message>
    <message>
        <source>payload</source>
        <translation>载荷</translation>
    </message>
    <message>
        <source>publisher</source>
        <translation>发布者</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>except</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>flags</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>request id</source>
        <translation>请求 id</translation>
    </message>
    <message>
        <source>Type of the Engine.IO packet: the layer that carries messages over WebSocket or polling.</source>
        <translation>Engine.IO 数据包的类型：该层通过 WebSocket 或轮询传送消息。</translation>
    </message>
    <message>
        <source>Type of the Socket.IO packet.</source>
        <translation>Socket.IO 数据包的类型。</translation>
    </message>
    <message>
        <source>So many binary attachments follow, each in a frame of its own.</source>
        <translation>后面跟随这么多个二进制附件，每个附件单独一帧。</translation>
    </message>
    <message>
        <source>The namespace that the packet is for; none is written for &quot;/&quot;.</source>
        <translation>数据包所属的命名空间；“/”不写出。</translation>
    </message>
    <message>
        <source>The sender waits for an answer with this number.</source>
        <translation>发送者等待带有此编号的应答。</translation>
    </message>
    <message>
        <source>JSON: the name of the event, then its arguments.</source>
        <translation>JSON：事件名称，然后是它的参数。</translation>
    </message>
    <message>
        <source>The server that published it: it ignores its own messages by this.</source>
        <translation>发布它的服务器：据此忽略自己的消息。</translation>
    </message>
    <message>
        <source>The name of the event, then its arguments.</source>
        <translation>事件名称，然后是它的参数。</translation>
    </message>
    <message>
        <source>Only sockets in one of these rooms get it; empty for all.</source>
        <translation>只有位于其中某个房间的套接字会收到；为空表示全部。</translation>
    </message>
    <message>
        <source>Sockets in one of these rooms do not get it; a socket&apos;s id is a room too.</source>
        <translation>位于其中某个房间的套接字不会收到；套接字的 id 也是房间。</translation>
    </message>
    <message>
        <source>Flags that travel with the message.</source>
        <translation>随消息传送的标志。</translation>
    </message>
    <message>
        <source>What the other servers are asked for.</source>
        <translation>向其他服务器请求的内容。</translation>
    </message>
    <message>
        <source>Joins the request with its responses.</source>
        <translation>把请求与它的响应关联起来。</translation>
    </message>
    <message>
        <source>A part of the message.</source>
        <translation>消息的一部分。</translation>
    </message>
    <message>
        <source>Put together again from what was reported; its size is that of the wire.</source>
        <translation>根据报告重新拼合；大小与线上一致。</translation>
    </message>
    <message>
        <source>Put together again from what was reported; the wire may have differed.</source>
        <translation>根据报告重新拼合；线上的内容可能有所不同。</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 bytes.</source>
        <translation>仅有 %2 字节中的前 %1 字节。</translation>
    </message>
    <message>
        <source>1 attachment of %1 bytes follows in a frame of its own.</source>
        <translation>后面跟随 1 个 %1 字节的附件，单独一帧。</translation>
    </message>
    <message>
        <source>%1 attachments of %2 bytes in all follow, each in a frame of its own.</source>
        <translation>后面跟随 %1 个附件，共 %2 字节，每个附件单独一帧。</translation>
    </message>
    <message>
        <source>Not understood from byte %1 on: %2.</source>
        <translation>从第 %1 字节起无法理解：%2。</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Wire text</source>
        <translation>线上文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>JavaScript (emit)</source>
        <translation>JavaScript (emit)</translation>
    </message>
    <message>
        <source>Shell (redis-cli PUBLISH)</source>
        <translation>Shell (redis-cli PUBLISH)</translation>
    </message>
    <message>
        <source>C++ (Relayscope client)</source>
        <translation>C++（Relayscope 客户端）</translation>
    </message>
</context>
<context>
    <name>relayscope::models::HopModel</name>
    <message>
        <source>%1 ms after the first hop of this message</source>
        <translation>距这条消息的第一跳 %1 毫秒</translation>
    </message>
    <message>
        <source>Inferred from content and order: one end does not report to us</source>
        <translation>根据内容和顺序推断：其中一端不向我们报告</translation>
    </message>
    <message>
        <source>#</source>
        <comment>row number</comment>
        <translation>#</translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>时间（秒）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>去往</translation>
    </message>
    <message>
        <source>Channel / room</source>
        <translation>频道 / 房间</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>%1, of message %2</source>
        <comment>row number</comment>
        <translation>%1，属于消息 %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>row number and message; its acknowledgement</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>An acknowledgement was asked for and has not come</source>
        <translation>已要求应答，尚未收到</translation>
    </message>
    <message>
        <source>The acknowledgement that was asked for has come</source>
        <translation>已收到所要求的应答</translation>
    </message>
    <message>
        <source>An acknowledgement that was asked for did not come in time</source>
        <translation>所要求的应答未在时限内收到</translation>
    </message>
</context>
<context>
    <name>relayscope::models::LogModel</name>
    <message>
        <source>%1, stderr</source>
        <comment>process</comment>
        <translation>%1，stderr</translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>时间（秒）</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>relayscope::models::LostModel</name>
    <message>
        <source>Lost at (s)</source>
        <translation>丢失时间（秒）</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
</context>
<context>
    <name>relayscope::models::PaletteModel</name>
    <message>
        <source>%1, %2</source>
        <comment>name, kind</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>name, kind, key</comment>
        <translation>%1，%2，%3</translation>
    </message>
</context>
<context>
    <name>relayscope::models::Picture</name>
    <message>
        <source>%1 ... %2 (%3)</source>
        <comment>first and last of several clients, how many they are</comment>
        <translation>%1 ～ %2（%3）</translation>
    </message>
    <message>
        <source>%1 of %2 connected</source>
        <translation>%2 个中有 %1 个已连接</translation>
    </message>
    <message>
        <source>%1 clients, %2 of them connected</source>
        <translation>%1 个客户端，其中 %2 个已连接</translation>
    </message>
    <message>
        <source>1 other client</source>
        <translation>另外 1 个客户端</translation>
    </message>
    <message>
        <source>%1 other clients</source>
        <translation>另外 %1 个客户端</translation>
    </message>
    <message>
        <source>not ours</source>
        <translation>不属于我们</translation>
    </message>
    <message>
        <source>Sockets of this node that no client of this window has.</source>
        <translation>此节点上不属于本窗口任何客户端的套接字。</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>端口 %1</translation>
    </message>
    <message>
        <source>link to publish %1</source>
        <translation>发布连接：%1</translation>
    </message>
    <message>
        <source>link to receive %1</source>
        <translation>接收连接：%1</translation>
    </message>
    <message>
        <source>Publishes on this Redis and does not report to this window.</source>
        <translation>在此 Redis 上发布，但不向本窗口报告。</translation>
    </message>
    <message>
        <source>no socket in room %1</source>
        <translation>房间 %1 内没有套接字</translation>
    </message>
    <message>
        <source>sends only</source>
        <translation>只发送</translation>
    </message>
    <message>
        <source>Publishes on Redis without being a server, and receives nothing. The composer sends this way as Emitter; other programs look the same.</source>
        <translation>不是服务器，只向 Redis 发布消息，不接收任何内容。发送面板以“发射器”身份发送时就是这样；其他程序看起来也一样。</translation>
    </message>
    <message>
        <source>start</source>
        <comment>mark of the box where a message starts</comment>
        <translation>起点</translation>
    </message>
</context>
<context>
    <name>relayscope::models::PictureEdgeModel</name>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>去往</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>to the node</source>
        <translation>到节点</translation>
    </message>
    <message>
        <source>to the client, from Redis</source>
        <translation>到客户端，经 Redis</translation>
    </message>
    <message>
        <source>to the client, local</source>
        <translation>到客户端，本地</translation>
    </message>
    <message>
        <source>publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>receive</source>
        <translation>接收</translation>
    </message>
</context>
<context>
    <name>relayscope::models::PlottedFilters</name>
    <message>
        <source>Type what the hops to count have in common.</source>
        <translation>请输入要计数的各跳的共同条件。</translation>
    </message>
    <message>
        <source>Remove a filter first: no more than %1 are plotted at a time.</source>
        <translation>请先移除一个筛选条件：最多同时绘制 %1 个。</translation>
    </message>
</context>
<context>
    <name>relayscope::models::RoomsModel</name>
    <message>
        <source>%1 (all)</source>
        <comment>namespace</comment>
        <translation>%1（全部）</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>room, namespace</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>namespace %1</source>
        <translation>命名空间 %1</translation>
    </message>
    <message>
        <source>room %1</source>
        <translation>房间 %1</translation>
    </message>
    <message>
        <source>1 socket of the cluster is in %1.</source>
        <translation>集群中有 1 个套接字位于%1。</translation>
    </message>
    <message>
        <source>%1 sockets of the cluster are in %2.</source>
        <translation>集群中有 %1 个套接字位于%2。</translation>
    </message>
    <message>
        <source>%1 would ignore a publish to %2: it has no socket there.</source>
        <translation>%1 会忽略发往%2的发布：那里没有它的套接字。</translation>
    </message>
    <message>
        <source>1 socket of %1 is in %2.</source>
        <translation>%1 有 1 个套接字位于%2。</translation>
    </message>
    <message>
        <source>%1 sockets of %2 are in %3.</source>
        <translation>%2 有 %1 个套接字位于%3。</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>All nodes</source>
        <translation>所有节点</translation>
    </message>
</context>
<context>
    <name>relayscope::models::RuleSummary</name>
    <message>
        <source>nothing happens</source>
        <translation>不做任何事</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>namespace, trigger</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>when a client connects</source>
        <translation>客户端连接时</translation>
    </message>
    <message>
        <source>on any other event</source>
        <translation>收到其他任何事件时</translation>
    </message>
    <message>
        <source>on %1</source>
        <comment>event</comment>
        <translation>收到 %1 时</translation>
    </message>
    <message>
        <source>on Redis channel %1</source>
        <translation>Redis 频道 %1 有消息时</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>trigger, actions</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>relayscope::models::ShelfModel</name>
    <message>
        <source>Redis emitter</source>
        <translation>Redis 发射器</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who sends, what</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>message, rooms</comment>
        <translation>%1，发往 %2</translation>
    </message>
    <message>
        <source>%1, %2 times</source>
        <comment>message, how often</comment>
        <translation>%1，%2 次</translation>
    </message>
</context>
<context>
    <name>relayscope::models::StatisticsText</name>
    <message>
        <source>%1 msg/s, p95 %2 ms, lost %3</source>
        <comment>messages per second</comment>
        <translation>%1 条/秒，p95 %2 毫秒，丢失 %3</translation>
    </message>
    <message>
        <source>%1 msg/s, lost %2</source>
        <comment>messages per second</comment>
        <translation>%1 条/秒，丢失 %2</translation>
    </message>
    <message>
        <source>%1, duplicate %2</source>
        <comment>what stands before</comment>
        <translation>%1，重复 %2</translation>
    </message>
    <message>
        <source>%1, not counted %2</source>
        <comment>what stands before; rows</comment>
        <translation>%1，未计入 %2</translation>
    </message>
</context>
<context>
    <name>relayscope::models::TraceModel</name>
    <message>
        <source>%1 → %2</source>
        <comment>from, to</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>left after %1, took %2</source>
        <translation>%1 后离开，用时 %2</translation>
    </message>
    <message>
        <source>after %1</source>
        <comment>time since the first hop</comment>
        <translation>%1 后</translation>
    </message>
    <message>
        <source>Inferred: %1</source>
        <comment>why</comment>
        <translation>推断：%1</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>推断</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>After (ms)</source>
        <translation>时刻（毫秒）</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
</context>
<context>
    <name>relayscope::models::TraceSummary</name>
    <message>
        <source>Message from %1</source>
        <translation>来自 %1 的消息</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <comment>event, sender</comment>
        <translation>来自 %2 的 %1</translation>
    </message>
    <message>
        <source>1 hop</source>
        <translation>1 跳</translation>
    </message>
    <message>
        <source>%1 hops</source>
        <translation>%1 跳</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>what from whom, hops, duration</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>reached its 1 client</source>
        <translation>已到达仅有的 1 个客户端</translation>
    </message>
    <message>
        <source>did not reach its 1 client</source>
        <translation>未到达仅有的 1 个客户端</translation>
    </message>
    <message>
        <source>%1 of %2 clients</source>
        <translation>已到达 %1 / %2 个客户端</translation>
    </message>
    <message>
        <source>1 lost</source>
        <translation>丢失 1 条</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>丢失 %1 条</translation>
    </message>
    <message>
        <source>1 ack received</source>
        <translation>已收到 1 个应答</translation>
    </message>
    <message>
        <source>%1 acks received</source>
        <translation>已收到 %1 个应答</translation>
    </message>
    <message>
        <source>1 ack missing</source>
        <translation>缺少 1 个应答</translation>
    </message>
    <message>
        <source>%1 acks missing</source>
        <translation>缺少 %1 个应答</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of an outcome</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>relayscope::models::TraceVerdictModel</name>
    <message>
        <source>%1 (inferred)</source>
        <comment>sentence</comment>
        <translation>%1（推断）</translation>
    </message>
</context>
<context>
    <name>relayscope::models::Words</name>
    <message>
        <source>Not JSON from here: write values with commas between them, text in double quotes</source>
        <translation>从这里起不是 JSON：请用逗号分隔各个值，文本用双引号</translation>
    </message>
    <message>
        <source>This character is half of a pair and cannot be sent</source>
        <translation>这个字符是半个代理对，无法发送</translation>
    </message>
    <message>
        <source>Nested too deep</source>
        <translation>嵌套太深</translation>
    </message>
    <message>
        <source>This number is too large for JavaScript</source>
        <translation>这个数对 JavaScript 来说太大</translation>
    </message>
    <message>
        <source>Too many values</source>
        <translation>值太多</translation>
    </message>
    <message>
        <source>The event needs a name</source>
        <translation>事件需要名称</translation>
    </message>
    <message>
        <source>Socket.IO keeps the event name &quot;%1&quot; for itself</source>
        <translation>事件名称“%1”由 Socket.IO 保留</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>restarted once</source>
        <translation>已重启 1 次</translation>
    </message>
    <message>
        <source>restarted %1 times</source>
        <translation>已重启 %1 次</translation>
    </message>
    <message>
        <source>ended last: %1</source>
        <translation>上次结束：%1</translation>
    </message>
    <message>
        <source>observer</source>
        <translation>观察者</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>未就绪</translation>
    </message>
    <message>
        <source>Redis, to publish</source>
        <translation>Redis（发布）</translation>
    </message>
    <message>
        <source>Redis, to receive</source>
        <translation>Redis（接收）</translation>
    </message>
    <message>
        <source>1 socket connected</source>
        <translation>1 个套接字已连接</translation>
    </message>
    <message>
        <source>%1 sockets connected</source>
        <translation>%1 个套接字已连接</translation>
    </message>
    <message>
        <source>transport: %1</source>
        <translation>传输：%1</translation>
    </message>
    <message>
        <source>socket id: %1</source>
        <translation>套接字 id：%1</translation>
    </message>
    <message>
        <source>sent %1, received %2</source>
        <translation>已发送 %1，已接收 %2</translation>
    </message>
    <message>
        <source>&lt;argument %1&gt;</source>
        <comment>stands for its value</comment>
        <translation>&lt;参数 %1&gt;</translation>
    </message>
    <message>
        <source>&lt;all arguments&gt;</source>
        <comment>stands for their values</comment>
        <translation>&lt;所有参数&gt;</translation>
    </message>
    <message>
        <source>&lt;event&gt;</source>
        <comment>stands for its name</comment>
        <translation>&lt;事件&gt;</translation>
    </message>
    <message>
        <source>&lt;message&gt;</source>
        <comment>stands for what came from Redis</comment>
        <translation>&lt;消息&gt;</translation>
    </message>
    <message>
        <source>room %1</source>
        <translation>房间 %1</translation>
    </message>
    <message>
        <source>rooms %1</source>
        <comment>list of names</comment>
        <translation>房间 %1</translation>
    </message>
    <message>
        <source>the sender</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>所有其他人</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>the others in %1</source>
        <comment>rooms</comment>
        <translation>%1 内的其他人</translation>
    </message>
    <message>
        <source>emit %1 to %2</source>
        <comment>event, target</comment>
        <translation>发送 %1 给%2</translation>
    </message>
    <message>
        <source>%1, except %2</source>
        <comment>emit, rooms</comment>
        <translation>%1，不包括%2</translation>
    </message>
    <message>
        <source>%1, on this node only</source>
        <comment>emit</comment>
        <translation>%1，仅限此节点</translation>
    </message>
    <message>
        <source>%1, if they can take it at once</source>
        <comment>emit</comment>
        <translation>%1，仅当能立即接收时</translation>
    </message>
    <message>
        <source>join %1</source>
        <comment>rooms</comment>
        <translation>加入%1</translation>
    </message>
    <message>
        <source>leave %1</source>
        <comment>rooms</comment>
        <translation>离开%1</translation>
    </message>
    <message>
        <source>publish on Redis channel %1</source>
        <translation>发布到 Redis 频道 %1</translation>
    </message>
    <message>
        <source>close the connection</source>
        <translation>关闭连接</translation>
    </message>
    <message>
        <source>take it out of the namespace</source>
        <translation>将其移出命名空间</translation>
    </message>
    <message>
        <source>?</source>
        <comment>an action that is not known</comment>
        <translation>？</translation>
    </message>
    <message>
        <source>after %1 ms %2</source>
        <comment>milliseconds, action</comment>
        <translation>%1 毫秒后%2</translation>
    </message>
    <message>
        <source>A number is missing</source>
        <translation>缺少数字</translation>
    </message>
    <message>
        <source>Not a number: write it as 12, -0.5 or 1e6</source>
        <translation>不是数字：请写成 12、-0.5 或 1e6</translation>
    </message>
    <message>
        <source>Not a hex digit: write 0 to 9 and a to f</source>
        <translation>不是十六进制数字：请写 0 到 9 和 a 到 f</translation>
    </message>
    <message>
        <source>The last byte needs one more hex digit</source>
        <translation>最后一个字节还缺一位十六进制数字</translation>
    </message>
    <message>
        <source>Choose a file whose bytes are to be sent</source>
        <translation>请选择要发送其字节的文件</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>The file has %1, a node takes at most %2</source>
        <translation>文件有 %1，节点最多接收 %2</translation>
    </message>
    <message>
        <source>A namespace begins with a slash</source>
        <translation>命名空间以斜杠开头</translation>
    </message>
    <message>
        <source>A namespace has no comma in it</source>
        <translation>命名空间不能含逗号</translation>
    </message>
    <message>
        <source>Arguments, %1:%2: %3</source>
        <comment>line, column, what is wrong</comment>
        <translation>参数 %1:%2：%3</translation>
    </message>
    <message>
        <source>Argument %1, %2:%3: %4</source>
        <comment>number, line, column, what is wrong</comment>
        <translation>参数 %1，%2:%3：%4</translation>
    </message>
    <message>
        <source>A node takes at most %1 binary arguments</source>
        <translation>节点最多接收 %1 个二进制参数</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>3 bytes: 01 02 ff</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>with nothing</source>
        <comment>an answer without arguments</comment>
        <translation>不带内容</translation>
    </message>
    <message>
        <source>answer %1</source>
        <comment>arguments</comment>
        <translation>应答 %1</translation>
    </message>
    <message>
        <source>private</source>
        <translation>私有</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::AboutDialog</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>About Relayscope</source>
        <translation>关于 Relayscope</translation>
    </message>
    <message>
        <source>Starts a real Socket.IO cluster on this computer and shows every hop of a message.</source>
        <translation>在本机启动真实的 Socket.IO 集群，并显示消息的每一跳。</translation>
    </message>
    <message>
        <source>Parts, their versions and licences</source>
        <translation>组成部分及其版本和许可证</translation>
    </message>
    <message>
        <source>Copy for a bug report</source>
        <translation>复制以用于问题报告</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ActionRegistry</name>
    <message>
        <source>Run &amp;demo</source>
        <translation>运行演示(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Stop cluster</source>
        <translation>停止集群(&amp;S)</translation>
    </message>
    <message>
        <source>Add &amp;node</source>
        <translation>添加节点(&amp;N)</translation>
    </message>
    <message>
        <source>Add &amp;client</source>
        <translation>添加客户端(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>重启(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Kill (SIGKILL)</source>
        <translation>强制终止 (SIGKILL)(&amp;K)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开连接(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pause view</source>
        <translation>暂停显示(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Follow newest</source>
        <translation>跟随最新(&amp;F)</translation>
    </message>
    <message>
        <source>C&amp;lear stream</source>
        <translation>清空消息流(&amp;L)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation>跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>恢复默认布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tool tip: action, key</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制所选行(&amp;C)</translation>
    </message>
    <message>
        <source>Choose r&amp;ules file...</source>
        <translation>选择规则文件(&amp;U)……</translation>
    </message>
    <message>
        <source>&amp;New cluster</source>
        <translation>新建集群(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>打开(&amp;O)……</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as...</source>
        <translation>另存为(&amp;A)……</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;tart cluster</source>
        <translation>启动集群(&amp;A)</translation>
    </message>
    <message>
        <source>Add n&amp;odes...</source>
        <translation>添加多个节点(&amp;O)……</translation>
    </message>
    <message>
        <source>Add c&amp;lients...</source>
        <translation>添加多个客户端(&amp;L)……</translation>
    </message>
    <message>
        <source>Sa&amp;ve to shelf</source>
        <translation>加入收藏夹(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Filter the stream</source>
        <translation>筛选消息流(&amp;F)</translation>
    </message>
    <message>
        <source>Show &amp;heartbeats and tool traffic</source>
        <translation>显示心跳和工具流量(&amp;H)</translation>
    </message>
    <message>
        <source>Show &amp;trace</source>
        <translation>显示轨迹(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Next hop of this message</source>
        <translation>此消息的下一跳(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous hop of this message</source>
        <translation>此消息的上一跳(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Mark or unmark row</source>
        <translation>标记或取消标记此行(&amp;M)</translation>
    </message>
    <message>
        <source>Next m&amp;arked row</source>
        <translation>下一个标记行(&amp;A)</translation>
    </message>
    <message>
        <source>Previous ma&amp;rked row</source>
        <translation>上一个标记行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit and resend</source>
        <translation>编辑并重发(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Save to shelf</source>
        <translation>加入收藏夹(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Fit picture</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Labels in the picture</source>
        <translation>图中的标签(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Motion in the picture</source>
        <translation>图中的动画(&amp;M)</translation>
    </message>
    <message>
        <source>Slow &amp;motion: one message after another</source>
        <translation>慢动作：逐条显示消息(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Replay the selected message</source>
        <translation>重放选中的消息(&amp;R)</translation>
    </message>
    <message>
        <source>Picture as &amp;table</source>
        <translation>以表格显示集群图(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Pin in a window</source>
        <translation>固定到独立窗口(&amp;P)</translation>
    </message>
    <message>
        <source>Follow the &amp;latest message</source>
        <translation>跟随最新消息(&amp;L)</translation>
    </message>
    <message>
        <source>Ladder to &amp;scale</source>
        <translation>时序图按时间比例(&amp;S)</translation>
    </message>
    <message>
        <source>Copy trace as &amp;picture</source>
        <translation>将轨迹复制为图片(&amp;P)</translation>
    </message>
    <message>
        <source>Copy trace as S&amp;VG</source>
        <translation>将轨迹复制为 SVG(&amp;V)</translation>
    </message>
    <message>
        <source>Copy trace as &amp;Mermaid diagram</source>
        <translation>将轨迹复制为 Mermaid 图(&amp;M)</translation>
    </message>
    <message>
        <source>Copy trace as &amp;JSON</source>
        <translation>将轨迹复制为 JSON(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Save trace...</source>
        <translation>保存轨迹(&amp;S)……</translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation>学习(&amp;L)</translation>
    </message>
    <message>
        <source>De&amp;bug</source>
        <translation>调试(&amp;B)</translation>
    </message>
    <message>
        <source>L&amp;oad</source>
        <translation>负载(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation>首选项(&amp;P)……</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>R&amp;econnect</source>
        <translation>重新连接(&amp;R)</translation>
    </message>
    <message>
        <source>Find and &amp;do...</source>
        <translation>查找并执行(&amp;D)……</translation>
    </message>
    <message>
        <source>Ren&amp;ame</source>
        <translation>重命名(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Relayscope</source>
        <translation>关于 Relayscope(&amp;A)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Selected node or client</source>
        <translation>所选节点或客户端</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>消息编写</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>消息流</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>集群图</translation>
    </message>
    <message>
        <source>Inspector and trace</source>
        <translation>检查器与轨迹</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>E&amp;xplain selection</source>
        <translation>解释所选内容(&amp;X)</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>主题：跟随系统</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Language: as the system</source>
        <translation>语言：跟随系统</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>语言：%1</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::AddForm</name>
    <message>
        <source>spread evenly</source>
        <translation>均匀分布</translation>
    </message>
    <message>
        <source>at random</source>
        <translation>随机分布</translation>
    </message>
    <message>
        <source>all at %1</source>
        <comment>node</comment>
        <translation>全部连到 %1</translation>
    </message>
    <message>
        <source>Add nodes</source>
        <translation>添加节点</translation>
    </message>
    <message>
        <source>Add clients</source>
        <translation>添加客户端</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>连接到</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>Auth</source>
        <translation>认证</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询参数</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>polling, then WebSocket</source>
        <translation>先轮询，再 WebSocket</translation>
    </message>
    <message>
        <source>WebSocket only</source>
        <translation>仅 WebSocket</translation>
    </message>
    <message>
        <source>polling only</source>
        <translation>仅轮询</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Transport, namespace, auth, headers</source>
        <translation>传输方式、命名空间、认证、请求头</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ArgumentRow</name>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>常量</translation>
    </message>
    <message>
        <source>Hex bytes</source>
        <translation>十六进制字节</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>none, or JSON values with commas between: 1, {&quot;text&quot;: &quot;hi&quot;}</source>
        <translation>留空，或用逗号分隔的 JSON 值：1, {&quot;text&quot;: &quot;hi&quot;}</translation>
    </message>
    <message>
        <source>sent as it stands, without quotes</source>
        <translation>按原样发送，不加引号</translation>
    </message>
    <message>
        <source>12, -0.5 or 1e6</source>
        <translation>12、-0.5 或 1e6</translation>
    </message>
    <message>
        <source>binary: de ad be ef</source>
        <translation>二进制：de ad be ef</translation>
    </message>
    <message>
        <source>binary: path of a file</source>
        <translation>二进制：文件路径</translation>
    </message>
    <message>
        <source>Choose a file whose bytes are sent</source>
        <translation>选择要发送其字节的文件</translation>
    </message>
    <message>
        <source>Type of argument %1</source>
        <translation>参数 %1 的类型</translation>
    </message>
    <message>
        <source>Argument %1</source>
        <translation>参数 %1</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Remove argument %1</source>
        <translation>移除参数 %1</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ArgumentsForm</name>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Add an argument</source>
        <translation>添加参数</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::CentralArea</name>
    <message>
        <source>Picture</source>
        <translation>集群图</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>消息流</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>消息编写</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ChannelsDock</name>
    <message>
        <source>observer: passive (PSUBSCRIBE)</source>
        <translation>观察者：被动（PSUBSCRIBE）</translation>
    </message>
    <message>
        <source>%1 channels, no room for more</source>
        <translation>%1 个频道，已达上限</translation>
    </message>
    <message>
        <source>Only this channel in the stream</source>
        <translation>消息流只显示此频道</translation>
    </message>
    <message>
        <source>This channel too</source>
        <translation>也显示此频道</translation>
    </message>
    <message>
        <source>Not this channel</source>
        <translation>不显示此频道</translation>
    </message>
    <message>
        <source>Plot its rate</source>
        <translation>绘制其速率</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Mute: do not flash</source>
        <translation>静音：不闪烁</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>频道</translation>
    </message>
    <message>
        <source>The observer subscribes by pattern only. A subscriber by the exact name of a request channel would be counted as one more server, and every question to the cluster would wait for its answer until the time is over.</source>
        <translation>观察者只按模式订阅。如果按确切名称订阅请求频道，就会被多计为一台服务器，对集群的每次询问都会等待它的应答直到超时。</translation>
    </message>
    <message>
        <source>The channels of Redis appear here as soon as something is published or subscribed. Run the demo (F5), or send a message.</source>
        <translation>一旦有发布或订阅，Redis 的频道就会显示在这里。请运行演示 (F5)，或发送一条消息。</translation>
    </message>
    <message>
        <source>Channels of Redis</source>
        <translation>Redis 的频道</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ChartPane</name>
    <message>
        <source>What the chart shows</source>
        <translation>图表显示的内容</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Close this chart</source>
        <translation>关闭这张图表</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ChartPlot</name>
    <message>
        <source>%1: %2</source>
        <comment>name of a line, its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>time of day</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>before now, in hours:minutes</source>
        <translation>距现在，时:分</translation>
    </message>
    <message>
        <source>before now, in minutes:seconds</source>
        <translation>距现在，分:秒</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>%1 秒前</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>what the values are; what the times are</comment>
        <translation>%1；%2</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ChartsDock</name>
    <message>
        <source>%1 down</source>
        <comment>node or Redis</comment>
        <translation>%1 停机</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Rates, latency and delivery appear here as soon as a cluster runs.</source>
        <translation>集群运行后，速率、延迟和送达情况会显示在这里。</translation>
    </message>
    <message>
        <source>Add a chart</source>
        <translation>添加图表</translation>
    </message>
    <message>
        <source>Add a chart beside the others</source>
        <translation>在其他图表旁添加一张图表</translation>
    </message>
    <message>
        <source>How much time the charts show</source>
        <translation>图表显示的时间长度</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 分钟</translation>
    </message>
    <message>
        <source>3 hours</source>
        <translation>3 小时</translation>
    </message>
    <message>
        <source>How the time is written</source>
        <translation>时间的写法</translation>
    </message>
    <message>
        <source>before now</source>
        <translation>距现在</translation>
    </message>
    <message>
        <source>time of day</source>
        <translation>时刻</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ClusterDock</name>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Cluster: Redis, nodes and clients</source>
        <translation>集群：Redis、节点和客户端</translation>
    </message>
    <message>
        <source>Mo&amp;ve to node</source>
        <translation>移到节点(&amp;V)</translation>
    </message>
    <message>
        <source>Redis, the nodes and the test clients appear here. Begin with one node, or run the demo.</source>
        <translation>Redis、节点和测试客户端会显示在这里。可以先添加一个节点，或运行演示。</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::Composer</name>
    <message>
        <source>There is no client to send it: add one</source>
        <translation>没有可以发送的客户端：请添加一个</translation>
    </message>
    <message>
        <source>%1 is not connected</source>
        <translation>%1 未连接</translation>
    </message>
    <message>
        <source>Send &amp;as</source>
        <translation>发送者(&amp;A)</translation>
    </message>
    <message>
        <source>Ar&amp;guments</source>
        <translation>参数(&amp;G)</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>线上帧</translation>
    </message>
    <message>
        <source>Send  (%1)</source>
        <comment>button with its key</comment>
        <translation>发送（%1）</translation>
    </message>
    <message>
        <source>Event name</source>
        <translation>事件名称</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>There is no node to send it: add one</source>
        <translation>没有可以发送的节点：请添加一个</translation>
    </message>
    <message>
        <source>%1 does not run</source>
        <translation>%1 未运行</translation>
    </message>
    <message>
        <source>Redis does not run</source>
        <translation>Redis 未运行</translation>
    </message>
    <message>
        <source>&amp;in</source>
        <comment>namespace</comment>
        <translation>命名空间(&amp;I)</translation>
    </message>
    <message>
        <source>t&amp;o</source>
        <comment>rooms</comment>
        <translation>目标(&amp;O)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>命名空间</translation>
    </message>
    <message>
        <source>Namespace that the event is sent in</source>
        <translation>发送事件所在的命名空间</translation>
    </message>
    <message>
        <source>Choose a namespace of the clients</source>
        <translation>从客户端的命名空间中选择</translation>
    </message>
    <message>
        <source>name of the event; up and down bring earlier ones back</source>
        <translation>事件名称；按上下方向键调出之前的事件</translation>
    </message>
    <message>
        <source>Eve&amp;nt</source>
        <translation>事件(&amp;N)</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ComposerLink</name>
    <message>
        <source>%1 at %2</source>
        <comment>client, node</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 only</source>
        <comment>client</comment>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>room %1</source>
        <translation>房间 %1</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::DeliveryView</name>
    <message>
        <source>Accounts of delivery</source>
        <translation>送达统计</translation>
    </message>
    <message>
        <source>Events that were lost</source>
        <translation>丢失的事件</translation>
    </message>
    <message>
        <source>Lost, newest first</source>
        <translation>丢失的事件，最新的在前</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::DocumentFiles</name>
    <message>
        <source>new cluster</source>
        <translation>新集群</translation>
    </message>
    <message>
        <source>%1[*] - Relayscope</source>
        <comment>window title: file name</comment>
        <translation>%1[*] - Relayscope</translation>
    </message>
    <message>
        <source>Open another file</source>
        <translation>打开其他文件</translation>
    </message>
    <message>
        <source>Open a cluster file</source>
        <translation>打开集群文件</translation>
    </message>
    <message>
        <source>Cluster files (*.json);;All files (*)</source>
        <translation>集群文件 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the cluster</source>
        <translation>保存集群</translation>
    </message>
    <message>
        <source>Save elsewhere</source>
        <translation>保存到别处</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The cluster before (nodes: %1, clients: %2) was not saved.</source>
        <translation>之前的集群（节点：%1，客户端：%2）没有保存。</translation>
    </message>
    <message>
        <source>The cluster before (nodes: %1, clients: %2) was left with rules that were typed and not applied.</source>
        <translation>之前的集群（节点：%1，客户端：%2）留有已输入但未应用的规则。</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::DocumentSession</name>
    <message>
        <source>bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>remove a node</source>
        <translation>移除节点</translation>
    </message>
    <message>
        <source>remove a client</source>
        <translation>移除客户端</translation>
    </message>
    <message>
        <source>move a client</source>
        <translation>移动客户端</translation>
    </message>
    <message>
        <source>change the rules</source>
        <translation>更改规则</translation>
    </message>
    <message>
        <source>add a node</source>
        <translation>添加一个节点</translation>
    </message>
    <message>
        <source>add %1 nodes</source>
        <translation>添加 %1 个节点</translation>
    </message>
    <message>
        <source>add a client</source>
        <translation>添加一个客户端</translation>
    </message>
    <message>
        <source>add %1 clients</source>
        <translation>添加 %1 个客户端</translation>
    </message>
    <message>
        <source>A cluster has at most %1 nodes.</source>
        <translation>一个集群最多有 %1 个节点。</translation>
    </message>
    <message>
        <source>A cluster has at most %1 clients.</source>
        <translation>一个集群最多有 %1 个客户端。</translation>
    </message>
    <message>
        <source>The shelf keeps at most %1 messages.</source>
        <translation>收藏夹最多保留 %1 条消息。</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>需要一个名称。</translation>
    </message>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation>名称最多 %1 个字符。</translation>
    </message>
    <message>
        <source>Another node has this name.</source>
        <translation>已有节点使用此名称。</translation>
    </message>
    <message>
        <source>Another client has this name.</source>
        <translation>已有客户端使用此名称。</translation>
    </message>
    <message>
        <source>rename a node</source>
        <translation>重命名节点</translation>
    </message>
    <message>
        <source>rename a client</source>
        <translation>重命名客户端</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::FilterBar</name>
    <message>
        <source>Remove the line of %1</source>
        <translation>移除 %1 的曲线</translation>
    </message>
    <message>
        <source>Filter to plot, as in the stream: event == &quot;message&quot;</source>
        <translation>要绘制的筛选条件，写法与消息流相同：event == &quot;message&quot;</translation>
    </message>
    <message>
        <source>Filter to plot</source>
        <translation>要绘制的筛选条件</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>绘制</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::FlowSketch</name>
    <message>
        <source>client 1</source>
        <translation>客户端 1</translation>
    </message>
    <message>
        <source>node A</source>
        <translation>节点 A</translation>
    </message>
    <message>
        <source>node B</source>
        <translation>节点 B</translation>
    </message>
    <message>
        <source>client 2</source>
        <translation>客户端 2</translation>
    </message>
    <message>
        <source>A message goes from client 1 through node A, Redis and node B to client 2</source>
        <translation>消息从客户端 1 经节点 A、Redis 和节点 B 到达客户端 2</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::FrameActions</name>
    <message>
        <source>Edit and resend</source>
        <translation>编辑并重发</translation>
    </message>
    <message>
        <source>Puts the event into the composer, to be changed and sent again</source>
        <translation>将事件放入消息编写区，可修改后重新发送</translation>
    </message>
    <message>
        <source>To shelf</source>
        <translation>加入收藏夹</translation>
    </message>
    <message>
        <source>Keeps the event on the shelf</source>
        <translation>将事件保存到收藏夹</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::FrameViews</name>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>MessagePack</source>
        <translation>MessagePack</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>线上帧</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>This message has no arguments.</source>
        <translation>这条消息没有参数。</translation>
    </message>
    <message>
        <source>These bytes are no JSON or MessagePack.</source>
        <translation>这些字节不是 JSON 或 MessagePack。</translation>
    </message>
    <message>
        <source>Arguments of the event</source>
        <translation>事件的参数</translation>
    </message>
    <message>
        <source>Values of the message</source>
        <translation>消息中的值</translation>
    </message>
    <message>
        <source>Message as text</source>
        <translation>消息的文本形式</translation>
    </message>
    <message>
        <source>Message as hex dump</source>
        <translation>消息的十六进制转储</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::HopMenu</name>
    <message>
        <source>Only this message</source>
        <translation>只看此消息</translation>
    </message>
    <message>
        <source>Filter for %1</source>
        <translation>筛选 %1</translation>
    </message>
    <message>
        <source>And %1</source>
        <translation>并且 %1</translation>
    </message>
    <message>
        <source>Or %1</source>
        <translation>或者 %1</translation>
    </message>
    <message>
        <source>And not %1</source>
        <translation>并且排除 %1</translation>
    </message>
    <message>
        <source>Plot %1</source>
        <translation>绘制 %1</translation>
    </message>
    <message>
        <source>Copy this condition</source>
        <translation>复制此条件</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::InlineBar</name>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>severity, message</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭这条信息</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::InspectorDock</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Select a row of the stream. What happened, its parts and its bytes appear here.</source>
        <translation>请选择消息流中的一行。发生了什么、各个部分和字节都会显示在这里。</translation>
    </message>
    <message>
        <source>As soon as a message is sent, what happened, its parts and its bytes appear here.</source>
        <translation>一旦发送消息，发生了什么、它的各个部分和字节就会显示在这里。</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::InspectorView</name>
    <message>
        <source>This row has no message of its own: there are no bytes to show.</source>
        <translation>这一行没有自己的消息：没有可显示的字节。</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search a command or a key</source>
        <translation>搜索命令或按键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其快捷键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::KillHint</name>
    <message>
        <source>Now break it: right-click %1, then Kill, and send again.</source>
        <translation>现在来破坏它：右键点击 %1，选择“强制终止”，然后再发送一次。</translation>
    </message>
    <message>
        <source>Do not show again</source>
        <translation>不再显示</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::LadderPlot</name>
    <message>
        <source>ms</source>
        <comment>milliseconds, above a column of times</comment>
        <translation>毫秒</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::LadderView</name>
    <message>
        <source>Ladder of the message</source>
        <translation>消息的时序图</translation>
    </message>
    <message>
        <source>The list beside it has the same steps as text.</source>
        <translation>旁边的列表以文本列出相同的步骤。</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::LogsDock</name>
    <message>
        <source>All processes</source>
        <translation>所有进程</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1, %2 dropped</source>
        <comment>lines, how many made room for newer ones</comment>
        <translation>%1，丢弃 %2 行</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What Redis and the nodes write appears here as soon as a cluster runs.</source>
        <translation>集群运行后，Redis 和节点写出的内容会显示在这里。</translation>
    </message>
    <message>
        <source>Lines of the logs</source>
        <translation>日志内容</translation>
    </message>
    <message>
        <source>Whose lines are shown</source>
        <translation>显示谁的日志</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search in the logs</source>
        <translation>在日志中搜索</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Follow the newest line</source>
        <translation>跟随最新一行</translation>
    </message>
    <message>
        <source>Clear the logs</source>
        <translation>清空日志</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::MainWindow</name>
    <message>
        <source>Stopping the cluster ...</source>
        <translation>正在停止集群……</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <comment>what kind of Redis, its port</comment>
        <translation>%1，端口 %2</translation>
    </message>
    <message>
        <source>Starting the demo ...</source>
        <translation>正在启动演示……</translation>
    </message>
    <message>
        <source>The demo did not finish: %1</source>
        <translation>演示没有完成：%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The message came to every client. Now send your own: press Ctrl+Enter.</source>
        <translation>消息已送达所有客户端。现在发送您自己的消息：按 Ctrl+Enter。</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::MessageEmptyState</name>
    <message>
        <source>Show the latest message</source>
        <translation>显示最新消息</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::NameEdit</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::Outcome</name>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1  after %2</source>
        <comment>answer, how long it took</comment>
        <translation>%1  用时 %2</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未在时限内收到应答</translation>
    </message>
    <message>
        <source>partial answer %1</source>
        <translation>部分应答 %1</translation>
    </message>
    <message>
        <source>%1; how many are missing is not known</source>
        <translation>%1；缺少多少不得而知</translation>
    </message>
    <message>
        <source>1 client did not answer</source>
        <translation>1 个客户端没有应答</translation>
    </message>
    <message>
        <source>%1 clients did not answer</source>
        <translation>%1 个客户端没有应答</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>what came, what is missing</comment>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>sent to the node&apos;s own clients</source>
        <translation>已发送给节点自己的客户端</translation>
    </message>
    <message>
        <source>published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>published, and no node is subscribed</source>
        <translation>已发布，但没有节点订阅</translation>
    </message>
    <message>
        <source>published, 1 subscriber got it</source>
        <translation>已发布，1 个订阅者收到</translation>
    </message>
    <message>
        <source>published, %1 subscribers got it</source>
        <translation>已发布，%1 个订阅者收到</translation>
    </message>
    <message>
        <source>waiting for the answer ...</source>
        <translation>正在等待应答……</translation>
    </message>
    <message>
        <source>sending ...</source>
        <translation>正在发送……</translation>
    </message>
    <message>
        <source>no answer: the connection went before it came</source>
        <translation>没有应答：连接先断开了</translation>
    </message>
    <message>
        <source>not sent: %1</source>
        <translation>未发送：%1</translation>
    </message>
    <message>
        <source>%1 of %2 sent</source>
        <translation>已发送 %1 / %2</translation>
    </message>
    <message>
        <source>%1 answered</source>
        <translation>已应答 %1</translation>
    </message>
    <message>
        <source>%1 without answer</source>
        <translation>无应答 %1</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>等待中 %1</translation>
    </message>
    <message>
        <source>%1 refused: %2</source>
        <translation>被拒绝 %1：%2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <comment>names, a count</comment>
        <translation>%1 及另外 %2 个</translation>
    </message>
    <message>
        <source>%1 of %2 answered; missing: %3</source>
        <comment>two counts, names</comment>
        <translation>%2 个中有 %1 个已应答；缺少：%3</translation>
    </message>
    <message>
        <source>not published so far, only sent to the node&apos;s own clients: its link to Redis is down</source>
        <translation>尚未发布，只发给了节点自己的客户端：它与 Redis 的连接已断开</translation>
    </message>
    <message>
        <source>%1 not published</source>
        <translation>%1 条未发布</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::OutcomeLine</name>
    <message>
        <source>What became of the message</source>
        <translation>消息的结果</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Send no further one</source>
        <translation>不再继续发送</translation>
    </message>
    <message>
        <source>What becomes of the message appears here</source>
        <translation>消息的结果会显示在这里</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::Palette</name>
    <message>
        <source>Find and do</source>
        <translation>查找并执行</translation>
    </message>
    <message>
        <source>Find commands, panels, nodes, clients, rooms, channels, saved messages</source>
        <translation>查找命令、面板、节点、客户端、房间、频道、已存消息</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>没有这样的名称。</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::PaletteSources</name>
    <message>
        <source>command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>panel</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>room: filter the stream</source>
        <translation>房间：筛选消息流</translation>
    </message>
    <message>
        <source>channel: filter the stream</source>
        <translation>频道：筛选消息流</translation>
    </message>
    <message>
        <source>saved message</source>
        <translation>已存消息</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::PerspectiveMenu</name>
    <message>
        <source>&amp;Save layout as</source>
        <translation>布局另存为(&amp;S)</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>输入名称，然后按 Enter</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>布局名称</translation>
    </message>
    <message>
        <source>P&amp;erspective</source>
        <translation>工作布局(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Delete layout</source>
        <translation>删除布局(&amp;D)</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::PicturePage</name>
    <message>
        <source>Slowed %1 times; %2 in reality</source>
        <translation>放慢 %1 倍；实际 %2</translation>
    </message>
    <message>
        <source>Message %1: 1 step in %2</source>
        <translation>消息 %1：1 步，用时 %2</translation>
    </message>
    <message>
        <source>Message %1: %3 steps in %2</source>
        <translation>消息 %1：%3 步，用时 %2</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>集群图</translation>
    </message>
    <message>
        <source>The cluster appears here, and every message as it travels. Run the demo to see it.</source>
        <translation>集群和每条消息的传送过程会显示在这里。请运行演示来查看。</translation>
    </message>
    <message>
        <source>Picture of the cluster</source>
        <translation>集群图</translation>
    </message>
    <message>
        <source>Edges of the picture as a table</source>
        <translation>以表格显示的集群图连线</translation>
    </message>
    <message>
        <source>Too fast for single dots, showing rates: %1 hops/s</source>
        <translation>流量太快，无法逐点显示，改为显示速率：每秒 %1 跳</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::PictureView</name>
    <message>
        <source>%1/s</source>
        <comment>messages per second</comment>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>pub %1</source>
        <comment>state of the link</comment>
        <translation>发布：%1</translation>
    </message>
    <message>
        <source>sub %1</source>
        <comment>state of the link</comment>
        <translation>订阅：%1</translation>
    </message>
    <message>
        <source>publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Message bus</source>
        <translation>消息总线</translation>
    </message>
    <message>
        <source>%1 to %2: %3/s, %4 in all</source>
        <comment>edge: from, to, rate, total</comment>
        <translation>%1 到 %2：%3/秒，总计 %4</translation>
    </message>
    <message>
        <source>Other publishers</source>
        <translation>其他发布者</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::PinnedInspector</name>
    <message>
        <source>Row %1 (pinned)</source>
        <translation>第 %1 行（已固定）</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其快捷键</translation>
    </message>
    <message>
        <source>Click a key and press the new one. Bold: changed.</source>
        <translation>点击快捷键，然后按下新的组合键。粗体：已更改。</translation>
    </message>
    <message>
        <source>Give back its first key</source>
        <translation>恢复默认快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ProblemPresenter</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Start Redis</source>
        <translation>启动 Redis</translation>
    </message>
    <message>
        <source>Restart Redis</source>
        <translation>重启 Redis</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>重启%1</translation>
    </message>
    <message>
        <source>Choose a rules file...</source>
        <translation>选择规则文件……</translation>
    </message>
    <message>
        <source>Reconnect %1</source>
        <translation>重新连接%1</translation>
    </message>
    <message>
        <source>Choose a rules file</source>
        <translation>选择规则文件</translation>
    </message>
    <message>
        <source>Rules (*.json);;All files (*)</source>
        <translation>规则文件 (*.json);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::RoomsDock</name>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>Which node has sockets in which room appears here as soon as a cluster runs.</source>
        <translation>集群运行后，各节点在哪些房间有套接字会显示在这里。</translation>
    </message>
    <message>
        <source>Rooms x nodes</source>
        <translation>房间 × 节点</translation>
    </message>
    <message>
        <source>Sockets in rooms, by node</source>
        <translation>各节点在房间内的套接字</translation>
    </message>
    <message>
        <source>- : no socket there, the node would ignore a publish to the room. Click to see its hops.</source>
        <translation>-：那里没有套接字，节点会忽略发往该房间的发布。点击可查看相关的跳。</translation>
    </message>
    <message>
        <source>Compose a join</source>
        <translation>编写 join 消息</translation>
    </message>
    <message>
        <source>No client is connected yet. Namespaces and rooms appear here as soon as one is.</source>
        <translation>还没有客户端连接。一旦有客户端连接，命名空间和房间就会显示在这里。</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::RulesDock</name>
    <message>
        <source>not applied</source>
        <translation>未应用</translation>
    </message>
    <message>
        <source>Checking ...</source>
        <translation>正在检查……</translation>
    </message>
    <message>
        <source>%1:%2  %3</source>
        <comment>line, column, what is wrong</comment>
        <translation>%1:%2  %3</translation>
    </message>
    <message>
        <source>Right, and not applied yet: the nodes obey the rules from before</source>
        <translation>正确，但尚未应用：节点仍按之前的规则运行</translation>
    </message>
    <message>
        <source>%1 refused them: %2</source>
        <comment>node, reason</comment>
        <translation>%1 拒绝了这些规则：%2</translation>
    </message>
    <message>
        <source>Applied: %1</source>
        <comment>names of nodes</comment>
        <translation>已应用：%1</translation>
    </message>
    <message>
        <source>Nodes that are started obey these rules</source>
        <translation>之后启动的节点将按这些规则运行</translation>
    </message>
    <message>
        <source>The nodes obey these rules</source>
        <translation>节点正按这些规则运行</translation>
    </message>
    <message>
        <source>Open a file...</source>
        <translation>打开文件……</translation>
    </message>
    <message>
        <source>Save as a file...</source>
        <translation>另存为文件……</translation>
    </message>
    <message>
        <source>Choose a rules file</source>
        <translation>选择规则文件</translation>
    </message>
    <message>
        <source>Rules (*.json);;All files (*)</source>
        <translation>规则文件 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is too large: rules have at most 1 MB</source>
        <translation>%1 太大：规则最多 1 MB</translation>
    </message>
    <message>
        <source>Save the rules</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>The rules in words</source>
        <translation>规则的文字说明</translation>
    </message>
    <message>
        <source>Rules as JSON</source>
        <translation>规则的 JSON</translation>
    </message>
    <message>
        <source>State of the rules</source>
        <translation>规则的状态</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择……</translation>
    </message>
    <message>
        <source>Rules that come with Relayscope, or a file</source>
        <translation>Relayscope 自带的规则，或文件</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Back to the rules that the nodes obey</source>
        <translation>恢复为节点正在使用的规则</translation>
    </message>
    <message>
        <source>The running nodes obey these rules from now on; clients stay connected</source>
        <translation>运行中的节点从现在起按这些规则运行；客户端保持连接</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Apply  (%1)</source>
        <comment>button with its key</comment>
        <translation>应用  (%1)</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::Screenshot</name>
    <message>
        <source>cannot write %1</source>
        <translation>无法写入 %1</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::SendOptions</name>
    <message>
        <source>Ac&amp;k</source>
        <translation>应答(&amp;K)</translation>
    </message>
    <message>
        <source>Ask whoever gets the message to acknowledge it, and wait that long</source>
        <translation>请接收者确认收到这条消息，并等待这么久</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Acknowledgement timeout in seconds</source>
        <translation>应答超时（秒）</translation>
    </message>
    <message>
        <source>Re&amp;peat</source>
        <translation>重复(&amp;P)</translation>
    </message>
    <message>
        <source>Send the message several times</source>
        <translation>多次发送这条消息</translation>
    </message>
    <message>
        <source> times</source>
        <translation> 次</translation>
    </message>
    <message>
        <source>How often the message is sent</source>
        <translation>消息的发送次数</translation>
    </message>
    <message>
        <source>every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source> ms</source>
        <comment>milliseconds</comment>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>Milliseconds between two messages</source>
        <translation>两条消息之间的毫秒数</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::SenderChoice</name>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>A test client sends the event to its node</source>
        <translation>由测试客户端把事件发送到它的节点</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>A node broadcasts to clients, as its own code would</source>
        <translation>由节点向客户端广播，如同它自己的代码所做</translation>
    </message>
    <message>
        <source>Emitter</source>
        <translation>发射器</translation>
    </message>
    <message>
        <source>A program that is no server publishes on Redis, as redis-emitter does</source>
        <translation>由不是服务器的程序在 Redis 上发布，如同 redis-emitter 所做</translation>
    </message>
    <message>
        <source>Kind of sender</source>
        <translation>发送者的类型</translation>
    </message>
    <message>
        <source>Who sends</source>
        <translation>由谁发送</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ShelfDock</name>
    <message>
        <source>1 message</source>
        <translation>1 条消息</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 条消息</translation>
    </message>
    <message>
        <source>save a message</source>
        <translation>收藏一条消息</translation>
    </message>
    <message>
        <source>delete a message</source>
        <translation>删除一条消息</translation>
    </message>
    <message>
        <source>move a message</source>
        <translation>移动一条消息</translation>
    </message>
    <message>
        <source>rename a message</source>
        <translation>重命名一条消息</translation>
    </message>
    <message>
        <source>These rows carry no event that could be sent again</source>
        <translation>这些行没有可以再次发送的事件</translation>
    </message>
    <message>
        <source>The clipboard has no saved messages: %1</source>
        <translation>剪贴板中没有已存消息：%1</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>收藏夹</translation>
    </message>
    <message>
        <source>Messages that you keep appear here, to be sent again with one click. Drag a row of the stream here, or save what you have written.</source>
        <translation>您保留的消息显示在这里，单击一下即可再次发送。将消息流中的一行拖到这里，或保存您写好的内容。</translation>
    </message>
    <message>
        <source>Save what is in the composer</source>
        <translation>保存消息编写区中的内容</translation>
    </message>
    <message>
        <source>Saved messages</source>
        <translation>已存消息</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ShippedRules</name>
    <message>
        <source>Chat: messages to all and to rooms</source>
        <translation>聊天：发给所有人和房间的消息</translation>
    </message>
    <message>
        <source>Plain channel: nodes joined by hand</source>
        <translation>普通频道：由手工连接节点</translation>
    </message>
    <message>
        <source>Protocol suite: what the protocol&apos;s tests expect</source>
        <translation>协议套件：协议测试所期望的行为</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::ShortcutModel</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>%1 was the key of &quot;%2&quot;, which has none now.</source>
        <translation>%1 原是“%2”的快捷键，该命令现在没有快捷键。</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::StartPage</name>
    <message>
        <source>Redis: redis-server was not found. Install it (Debian: apt install redis-server).</source>
        <translation>Redis：未找到 redis-server。请先安装（Debian：apt install redis-server）。</translation>
    </message>
    <message>
        <source>Redis: redis-server found</source>
        <translation>Redis：已找到 redis-server</translation>
    </message>
    <message>
        <source>Redis: redis-server %1 found</source>
        <translation>Redis：已找到 redis-server %1</translation>
    </message>
    <message>
        <source>Run the demo cluster</source>
        <translation>运行演示集群</translation>
    </message>
    <message>
        <source>Redis + 2 nodes + 2 clients on this computer. Nothing is installed, nothing stays.</source>
        <translation>在本机运行 Redis + 2 个节点 + 2 个客户端。不安装任何东西，也不留下任何东西。</translation>
    </message>
    <message>
        <source>Run demo  (%1)</source>
        <comment>button with its key</comment>
        <translation>运行演示（%1）</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Start this cluster  (%1)</source>
        <comment>button with its key</comment>
        <translation>启动此集群（%1）</translation>
    </message>
    <message>
        <source>Begin with one node</source>
        <translation>从一个节点开始</translation>
    </message>
    <message>
        <source>Open a cluster file...</source>
        <translation>打开集群文件……</translation>
    </message>
    <message>
        <source>Start this cluster</source>
        <translation>启动此集群</translation>
    </message>
    <message>
        <source>Redis, %1 nodes and %2 clients. They are in the tree, stopped: change them there, then start them.</source>
        <translation>Redis、%1 个节点和 %2 个客户端，都在集群树中，尚未启动：可以先在那里修改，然后启动。</translation>
    </message>
    <message>
        <source>Run the demo instead</source>
        <translation>改为运行演示</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::StatusLine</name>
    <message>
        <source>Redis: not running</source>
        <translation>Redis：未运行</translation>
    </message>
    <message>
        <source>Redis: %1</source>
        <translation>Redis：%1</translation>
    </message>
    <message>
        <source>1 node</source>
        <translation>1 个节点</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 个节点</translation>
    </message>
    <message>
        <source>1 client</source>
        <translation>1 个客户端</translation>
    </message>
    <message>
        <source>%1 clients</source>
        <translation>%1 个客户端</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>nodes, clients</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>dropped: %1</source>
        <translation>丢弃：%1</translation>
    </message>
    <message>
        <source>Hops that made room for newer ones, or that could not be observed</source>
        <translation>为新记录腾出位置而移除的、或未能观察到的跳数</translation>
    </message>
    <message>
        <source>observer: passive</source>
        <translation>观察者：被动</translation>
    </message>
    <message>
        <source>Redis is watched by pattern subscription only: no node counts us, no message is sent by us</source>
        <translation>仅以模式订阅观察 Redis：节点不会把我们计入，我们也不发送任何消息</translation>
    </message>
    <message>
        <source>Messages of the newest seconds, their way from client to client, and events that did not come</source>
        <translation>最近几秒的消息数、从客户端到客户端的延迟，以及未到达的事件</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::StreamFilterBar</name>
    <message>
        <source>%1 All rows are shown until then.</source>
        <comment>what is wrong with the filter</comment>
        <translation>%1在改正之前显示所有行。</translation>
    </message>
    <message>
        <source>%1 Until then, rows are filtered by: %2</source>
        <comment>what is wrong with the filter; the one before</comment>
        <translation>%1在改正之前仍按此筛选：%2</translation>
    </message>
    <message>
        <source>no filter</source>
        <translation>无筛选</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>已筛选</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>无法理解</translation>
    </message>
    <message>
        <source>searching, %1 %</source>
        <comment>part done</comment>
        <translation>正在搜索，%1 %</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>rows shown, of all rows</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>heartbeats and tool traffic shown</source>
        <translation>已显示心跳和工具流量</translation>
    </message>
    <message>
        <source>heartbeats and tool traffic hidden (%1)</source>
        <translation>已隐藏心跳和工具流量（%1）</translation>
    </message>
    <message>
        <source>filter, such as: event == &quot;chat&quot; &amp;&amp; room == &quot;lobby&quot;</source>
        <translation>筛选条件，例如：event == &quot;chat&quot; &amp;&amp; room == &quot;lobby&quot;</translation>
    </message>
    <message>
        <source>Filter of the stream</source>
        <translation>消息流的筛选条件</translation>
    </message>
    <message>
        <source>Only rows that fulfil this are shown. Fields: %1. Ctrl+Space completes, Up and Down go through the filters used before, Esc clears.</source>
        <translation>只显示符合条件的行。字段：%1。按 Ctrl+Space 补全，按上下方向键浏览用过的筛选条件，按 Esc 清除。</translation>
    </message>
    <message>
        <source>Shows or hides heartbeats and the traffic of admin tools</source>
        <translation>显示或隐藏心跳和管理工具的流量</translation>
    </message>
    <message>
        <source>State of the filter</source>
        <translation>筛选状态</translation>
    </message>
    <message>
        <source>Rows shown, of all rows</source>
        <translation>显示的行数 / 总行数</translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation>筛选条件的错误</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::StreamPage</name>
    <message>
        <source>1 hop</source>
        <translation>1 跳</translation>
    </message>
    <message>
        <source>%1 hops</source>
        <translation>%1 跳</translation>
    </message>
    <message>
        <source>Paused, %1 new - resume</source>
        <translation>已暂停，%1 条新记录 - 继续</translation>
    </message>
    <message>
        <source>%1 new - follow</source>
        <translation>%1 条新记录 - 跟随</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>消息流</translation>
    </message>
    <message>
        <source>Stream of hops</source>
        <translation>消息的每一跳</translation>
    </message>
    <message>
        <source>Every hop of every message appears here, one row each. Send a message below.</source>
        <translation>每条消息的每一跳都会在这里显示为一行。请在下方发送一条消息。</translation>
    </message>
    <message>
        <source>%1, %2 older ones dropped</source>
        <comment>hops</comment>
        <translation>%1，丢弃较早的 %2 跳</translation>
    </message>
    <message>
        <source>%1; the selected hop is hidden by the filter</source>
        <comment>hops</comment>
        <translation>%1；选中的跳被筛选条件隐藏</translation>
    </message>
    <message>
        <source>No row fulfils the filter.</source>
        <translation>没有符合筛选条件的行。</translation>
    </message>
    <message>
        <source>Overview of the stream: problems, marks and the selected message</source>
        <translation>消息流概览：问题、标记和选中的消息</translation>
    </message>
    <message>
        <source>Where problems, warnings, marks and the selected message are</source>
        <translation>问题、警告、标记和选中的消息所在的位置</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>显示所有行</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::TargetFields</name>
    <message>
        <source>all sockets, or rooms and socket ids</source>
        <translation>所有套接字，或房间和套接字 id</translation>
    </message>
    <message>
        <source>Rooms to send to</source>
        <translation>发送到的房间</translation>
    </message>
    <message>
        <source>Choose a room or a client</source>
        <translation>选择房间或客户端</translation>
    </message>
    <message>
        <source>E&amp;xcept</source>
        <translation>排除(&amp;X)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Rooms to leave out</source>
        <translation>要排除的房间</translation>
    </message>
    <message>
        <source>Only sockets of this node; nothing is published on Redis</source>
        <translation>仅限此节点的套接字；不在 Redis 上发布任何内容</translation>
    </message>
    <message>
        <source>Clients that cannot take it at once miss it</source>
        <translation>不能立即接收的客户端会错过它</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>仅本地(&amp;B)</translation>
    </message>
    <message>
        <source>Vola&amp;tile</source>
        <translation>volatile(&amp;T)</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::TraceDock</name>
    <message>
        <source>latest message</source>
        <translation>最新消息</translation>
    </message>
    <message>
        <source>message %1</source>
        <translation>消息 %1</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>#%1: %2</source>
        <comment>row number, what happened</comment>
        <translation>#%1：%2</translation>
    </message>
    <message>
        <source>Select a row of the stream, or a verdict above, to read what it means.</source>
        <translation>选择消息流中的一行或上方的一条结论，即可在此查看其含义。</translation>
    </message>
    <message>
        <source>As soon as a message is sent, its way appears here, hop by hop.</source>
        <translation>一旦发送消息，它的路径就会逐跳显示在这里。</translation>
    </message>
    <message>
        <source>Select a row in the stream or a dot in the picture: here appears the way of that message, hop by hop.</source>
        <translation>请选择消息流中的一行或集群图中的一个点：那条消息的路径会逐跳显示在这里。</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::TraceExporter</name>
    <message>
        <source>trace of message %1</source>
        <comment>file name</comment>
        <translation>消息 %1 的轨迹</translation>
    </message>
    <message>
        <source>Save the trace</source>
        <translation>保存轨迹</translation>
    </message>
    <message>
        <source>SVG picture (*.svg);;PNG picture (*.png);;Mermaid diagram (*.mmd);;JSON (*.json)</source>
        <translation>SVG 图片 (*.svg);;PNG 图片 (*.png);;Mermaid 图 (*.mmd);;JSON (*.json)</translation>
    </message>
    <message>
        <source>The trace is saved in %1.</source>
        <translation>轨迹已保存到 %1。</translation>
    </message>
    <message>
        <source>The trace could not be saved in %1: %2.</source>
        <translation>无法将轨迹保存到 %1：%2。</translation>
    </message>
    <message>
        <source>Save elsewhere</source>
        <translation>保存到别处</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::TracePage</name>
    <message>
        <source>Ladder</source>
        <translation>时序图</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>瀑布图</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>How the steps are shown</source>
        <translation>步骤的显示方式</translation>
    </message>
    <message>
        <source>What the message became at each node and client</source>
        <translation>消息在每个节点和客户端的结果</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Copy or save this trace</source>
        <translation>复制或保存此轨迹</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::TraceTable</name>
    <message>
        <source>Steps of the message as a list</source>
        <translation>以列表显示消息的步骤</translation>
    </message>
    <message>
        <source>Steps of the message as bars on a time axis</source>
        <translation>以时间轴上的条形显示消息的步骤</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制所选行(&amp;C)</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::WaterfallHeader</name>
    <message>
        <source>ms</source>
        <comment>milliseconds, at the end of a time axis</comment>
        <translation>毫秒</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation>集群(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lient</source>
        <translation>客户端(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Pa&amp;nels</source>
        <translation>面板(&amp;N)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::WireLine</name>
    <message>
        <source>%1  %2</source>
        <comment>Redis channel, message</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>What goes on the wire</source>
        <translation>线上发送的内容</translation>
    </message>
    <message>
        <source>Binary frames that follow</source>
        <translation>随后的二进制帧</translation>
    </message>
</context>
</TS>
