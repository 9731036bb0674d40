"use strict";
// The reference for engine-echo: bare Engine.IO of the official package, every message is echoed.

const http = require("node:http");
const { Server } = require("engine.io");
const { readOptions, announce } = require("./options");

const options = readOptions(["port", "host", "path", "ping-interval", "ping-timeout", "max-payload"]);
const httpServer = http.createServer((request, response) => response.writeHead(404).end());
const engine = new Server({
  pingInterval: options.pingInterval,
  pingTimeout: options.pingTimeout,
  maxHttpBufferSize: options.maxPayload,
});
engine.attach(httpServer, { path: options.path ?? "/engine.io/" });
engine.on("connection", (socket) => socket.on("message", (message) => socket.send(message)));
process.once("SIGTERM", () => {
  engine.close();
  httpServer.close(() => process.exit(0));
  httpServer.closeAllConnections();
});
announce(httpServer, options);
