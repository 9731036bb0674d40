"use strict";

// A Socket.IO for Node.js server under the control of a test. Options of the server come as JSON in the first argument.
// One JSON object per line: commands on standard input ({do: ...}), reports on standard output ({report: ...}).
// Binary is written as {"$bin": hex} in both directions. Ends when standard input ends.

const { createServer } = require("http");
const readline = require("readline");
const { Server } = require("socket.io");

const options = JSON.parse(process.argv[2] || "{}");
const port = options.port || 0;
delete options.port;

const report = (name, details) => process.stdout.write(JSON.stringify({ report: name, ...details }) + "\n");

const pack = (value) => {
    if (Buffer.isBuffer(value)) {
        return { $bin: value.toString("hex") };
    }
    if (Array.isArray(value)) {
        return value.map(pack);
    }
    if (value !== null && typeof value === "object") {
        return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, pack(member)]));
    }
    return value;
};

const unpack = (value) => {
    if (Array.isArray(value)) {
        return value.map(unpack);
    }
    if (value !== null && typeof value === "object") {
        return "$bin" in value
            ? Buffer.from(value.$bin, "hex")
            : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unpack(member)]));
    }
    return value;
};

const httpServer = createServer();
const io = new Server(httpServer, options);

const tcpSockets = new Set();
httpServer.on("connection", (tcpSocket) => {
    tcpSockets.add(tcpSocket);
    tcpSocket.on("close", () => tcpSockets.delete(tcpSocket));
});

io.engine.on("connection", (engineSocket) => {
    report("engine", { sid: engineSocket.id, transport: engineSocket.transport.name });
    engineSocket.on("heartbeat", () => report("heartbeat"));
    engineSocket.on("upgrade", (transport) => report("upgrade", { transport: transport.name }));
});
io.engine.on("connection_error", ({ code, message }) => report("connectionError", { code, message }));

const serve = (nsp) => {
    nsp.on("connection", (socket) => {
        report("connection", {
            nsp: nsp.name,
            id: socket.id,
            auth: socket.handshake.auth,
            query: socket.handshake.query,
            headers: socket.handshake.headers,
        });
        socket.on("echo", (...args) => args.pop()(...args));
        socket.on("back", (...args) => socket.emit("back", ...args));
        socket.onAny((name, ...args) => {
            report("event", { nsp: nsp.name, name, args: pack(args.filter((arg) => typeof arg !== "function")) });
        });
        socket.on("disconnect", (reason) => report("disconnect", { nsp: nsp.name, reason }));
    });
};

serve(io.of("/"));
serve(io.of("/second"));

// Emits before the CONNECT packet goes out.
const early = io.of("/early");
early.use((socket, next) => {
    socket.emit("early", 1);
    socket.emit("early", 2);
    next();
});
serve(early);

const members = io.of("/members");
members.use((socket, next) => {
    if (socket.handshake.auth.token === "secret") {
        next();
        return;
    }
    const error = new Error("not authorized");
    error.data = { code: 7, hint: "token" };
    next(error);
});
serve(members);

const firstSocket = (nsp) => [...io.of(nsp || "/").sockets.values()][0];

const commands = {
    emit: ({ nsp, args }) => io.of(nsp || "/").emit(...unpack(args)),
    ask: async ({ nsp, args }) => {
        const answer = await firstSocket(nsp).timeout(5000).emitWithAck(...unpack(args));
        report("answer", { value: pack(answer) });
    },
    disconnect: ({ nsp, close }) => firstSocket(nsp).disconnect(close),
    closeEngine: () => firstSocket().conn.close(),
    // Between two polls a lost TCP connection costs the client nothing: this waits for the poll that it cuts off.
    dropTcp: () => {
        const { transport } = firstSocket().conn;
        const drop = () => tcpSockets.forEach((tcpSocket) => tcpSocket.destroy());
        if (transport.writable) drop();
        else transport.once("ready", drop);
    },
    writeMessage: ({ text }) => firstSocket().conn.write(text),
    writePacketText: ({ text }) => firstSocket().conn.transport.socket.send(text),
    // The pending poll ends, and the next one meets a server that does not know the session.
    forgetSession: () => {
        const engineSocket = firstSocket().conn;
        delete io.engine.clients[engineSocket.id];
        engineSocket.sendPacket("noop");
    },
};

readline
    .createInterface({ input: process.stdin })
    .on("line", (line) => {
        const command = JSON.parse(line);
        commands[command.do](command);
    })
    .on("close", () => process.exit(0));

httpServer.listen(port, "127.0.0.1", () => report("listening", { port: httpServer.address().port }));
