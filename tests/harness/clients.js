"use strict";
// socket.io-client with an inbox; every client of a test file is closed at its end.

const { Manager } = require("socket.io-client");
const { Inbox, next } = require("./wait");

const WEBSOCKET = ["websocket"];
const managers = new Set();

class Client {
  constructor(socket) {
    this.socket = socket;
    /** [event, ...args] of everything that arrives, in order. */
    this.inbox = new Inbox();
    /** Called with the arguments of an event that wants an answer; undefined leaves it without one. */
    this.answer = undefined;
    socket.onAny((event, ...args) => {
      const ack = typeof args[args.length - 1] === "function" ? args.pop() : undefined;
      this.inbox.push([event, ...args]);
      if (ack && this.answer) ack(this.answer(...args));
    });
  }

  /** Until it is connected. */
  get connected() {
    return this.socket.connected ? Promise.resolve() : this.next("connect");
  }

  get id() {
    return this.socket.id;
  }

  /** With an acknowledgement: its first argument. */
  ask(event, ...args) {
    return this.socket.timeout(10_000).emitWithAck(event, ...args);
  }

  /** The name of the transport that carries it now. */
  get transport() {
    return this.socket.io.engine.transport.name;
  }

  /** The arguments of the next `name` event of the socket itself: connect, disconnect, connect_error. */
  next(name, timeoutMs) {
    return next(this.socket, name, timeoutMs);
  }

  /** Another namespace on the same connection. */
  of(namespace, options) {
    return new Client(this.socket.io.socket(namespace, options));
  }
}

/** Starts to connect. WebSocket only unless options say otherwise; no reconnection unless asked for. */
function openClient(server, { namespace = "/", auth, ...options } = {}) {
  const manager = new Manager(server.url, { transports: WEBSOCKET, reconnection: false, forceNew: true, ...options });
  managers.add(manager);
  return new Client(manager.socket(namespace, { auth }));
}

/** The same, connected; rejects with the error of connect_error. */
async function connectClient(server, options) {
  const client = openClient(server, options);
  await new Promise((resolve, reject) => {
    client.socket.once("connect_error", reject);
    client.connected.then(resolve, reject);
  });
  return client;
}

function closeClients() {
  for (const manager of managers) {
    manager.reconnection(false);
    manager._close();
  }
  managers.clear();
}

module.exports = { openClient, connectClient, closeClients };
