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
    <name>relayscope::core::ClientFleet</name>
    <message>
        <source>waits for its node</source>
        <translation>正在等待它的节点</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>客户端 %1</translation>
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
    <name>relayscope::core::Correlator</name>
    <message>
        <source>ambiguous: one of %1 equal messages</source>
        <translation>有歧义：%1 条相同消息之一</translation>
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
    <name>relayscope::core::NodeFleet</name>
    <message>
        <source>node %1</source>
        <translation>节点 %1</translation>
    </message>
    <message>
        <source>The rules file %1 cannot be read.</source>
        <translation>无法读取规则文件 %1。</translation>
    </message>
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
</context>
<context>
    <name>relayscope::core::NodeHop</name>
    <message>
        <source>session %1</source>
        <translation>会话 %1</translation>
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
    <message>
        <source>private</source>
        <translation>私有</translation>
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
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
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
        <source>Re&amp;connect</source>
        <translation>重新连接(&amp;C)</translation>
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
</context>
<context>
    <name>relayscope::ui::ClusterDock</name>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Nothing runs yet. Redis, the nodes and the test clients appear here.</source>
        <translation>还没有运行任何程序。Redis、节点和测试客户端会显示在这里。</translation>
    </message>
    <message>
        <source>Cluster: Redis, nodes and clients</source>
        <translation>集群：Redis、节点和客户端</translation>
    </message>
</context>
<context>
    <name>relayscope::ui::Composer</name>
    <message>
        <source>Arguments, character %1: %2</source>
        <translation>参数第 %1 个字符：%2</translation>
    </message>
    <message>
        <source>There is no client to send it: add one</source>
        <translation>没有可以发送的客户端：请添加一个</translation>
    </message>
    <message>
        <source>%1 is not connected</source>
        <translation>%1 未连接</translation>
    </message>
    <message>
        <source>waiting for the answer ...</source>
        <translation>正在等待应答……</translation>
    </message>
    <message>
        <source>Send &amp;as</source>
        <translation>发送者(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Event</source>
        <translation>事件(&amp;E)</translation>
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
        <source>Ack</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Ac&amp;k within</source>
        <translation>等待应答(&amp;K)</translation>
    </message>
    <message>
        <source>Ask the node to acknowledge the message</source>
        <translation>请节点确认收到这条消息</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Send  (%1)</source>
        <comment>button with its key</comment>
        <translation>发送（%1）</translation>
    </message>
    <message>
        <source>none, or JSON values with commas between: 1, {&quot;text&quot;: &quot;hi&quot;}</source>
        <translation>留空，或用逗号分隔的 JSON 值：1, {&quot;text&quot;: &quot;hi&quot;}</translation>
    </message>
    <message>
        <source>Client that sends</source>
        <translation>发送消息的客户端</translation>
    </message>
    <message>
        <source>Event name</source>
        <translation>事件名称</translation>
    </message>
    <message>
        <source>Arguments as JSON values</source>
        <translation>JSON 参数</translation>
    </message>
    <message>
        <source>Acknowledgement timeout in seconds</source>
        <translation>应答超时（秒）</translation>
    </message>
    <message>
        <source>Frame on the wire</source>
        <translation>线上的帧</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation>应答</translation>
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
        <source>%1 at %2</source>
        <comment>client, node</comment>
        <translation>%1（%2）</translation>
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
        <source>%1  after %2 ms</source>
        <comment>answer, milliseconds</comment>
        <translation>%1  用时 %2 毫秒</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未在时限内收到应答</translation>
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
        <source>Every message came to every client. Now send your own: press Ctrl+Enter.</source>
        <translation>每条消息都已送达所有客户端。现在发送您自己的消息：按 Ctrl+Enter。</translation>
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
    <name>relayscope::ui::Screenshot</name>
    <message>
        <source>cannot write %1</source>
        <translation>无法写入 %1</translation>
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
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
</context>
</TS>
