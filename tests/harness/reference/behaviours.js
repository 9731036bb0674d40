"use strict";
// What the official server does with events: the rules files of relayscope-node, written for Socket.IO for Node.js.

/** resources/rules/chat.json */
function chat(io, nodeName) {
  io.on("connection", (socket) => {
    socket.join("lobby");
    socket.on("chat", (...args) => io.to("lobby").emit("chat", ...args));
    socket.on("message", (...args) => io.emit("message", ...args));
    socket.on("join", (room, ack) => {
      socket.join(room);
      ack?.(room);
    });
    socket.on("leave", (room, ack) => {
      socket.leave(room);
      ack?.(room);
    });
    socket.on("room-message", (room, ...args) => io.to(room).emit("room-message", room, ...args));
    socket.on("echo", (...args) => args.pop()(...args));
    socket.on("whoami", (ack) => ack({ id: socket.id, node: nodeName, rooms: [...socket.rooms] }));
  });
}

/** resources/rules/protocol-suite.json */
function protocolSuite(io) {
  io.on("connection", (socket) => {
    socket.emit("auth", socket.handshake.auth);
    socket.on("message", (...args) => socket.emit("message-back", ...args));
    socket.on("message-with-ack", (...args) => args.pop()(...args));
  });
  io.of("/custom").on("connection", (socket) => socket.emit("auth", socket.handshake.auth));
}

/** tests/harness/rules/interop.json: one event for each thing that a rule can do. */
function interop(io) {
  for (const namespace of [io.of("/"), io.of("/custom")]) {
    namespace.on("connection", (socket) => {
      socket.on("join", (room, ack) => {
        socket.join(room);
        ack(room);
      });
      socket.on("leave", (room, ack) => {
        socket.leave(room);
        ack(room);
      });
      socket.on("rooms", (ack) => ack([...socket.rooms]));
      socket.on("echo", (...args) => args.pop()(...args));
      socket.on("to-all", (...args) => namespace.emit("said", ...args));
      socket.on("to-others", (...args) => socket.broadcast.emit("said", ...args));
      socket.on("to-sender", (...args) => socket.emit("said", ...args));
      socket.on("to-node", (...args) => namespace.local.emit("said", ...args));
      socket.on("to-room", (room, text) => namespace.to(room).emit("said", text));
      socket.on("to-rooms", (one, other, text) => namespace.to(one).to(other).emit("said", text));
      socket.on("to-all-except", (room, text) => namespace.except(room).emit("said", text));
      socket.on("to-others-in-room", (room, text) => socket.to(room).emit("said", text));
      socket.on("to-all-volatile", (...args) => namespace.volatile.emit("said", ...args));
      socket.on("kick-me", () => socket.disconnect());
      socket.on("close-me", () => socket.disconnect(true));
    });
  }
}

/** resources/rules/plain-channel.json; publisher and subscriber are Redis clients. */
function plainChannel(io, nodeName, { publisher, subscriber }) {
  const listOf = (text) => {
    try {
      const value = JSON.parse(text);
      return Array.isArray(value) ? value : [value];
    } catch {
      return [text];
    }
  };
  io.on("connection", (socket) => {
    socket.on("message", (...args) => publisher.publish("message", JSON.stringify(args)));
  });
  subscriber.subscribe("message");
  subscriber.on("message", (channel, text) => channel === "message" && io.local.emit("message", ...listOf(text)));
}

/** cluster-probe: what happens comes from standard input. */
function probe(io) {
  for (const namespace of [io.of("/"), io.of("/custom")]) {
    namespace.on("connection", (socket) => {
      socket.on("join", (room, ack) => {
        socket.join(room);
        ack(room);
      });
    });
  }
}

module.exports = { chat, "plain-channel": plainChannel, "protocol-suite": protocolSuite, interop, probe };
