"use strict";
// Clients by hand, below any library.

const { openWebSocket } = require("../../harness/raw");

const BASE = "/socket.io/";

/** A WebSocket session that has joined the main namespace. */
async function join(server) {
  const socket = await openWebSocket(server, BASE);
  socket.send("40");
  await socket.take();
  return socket;
}

module.exports = { BASE, join };
