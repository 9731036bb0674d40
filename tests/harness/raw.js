"use strict";
// Engine.IO by hand: plain HTTP requests, polling sessions and WebSockets, below any client library.

const http = require("node:http");
const { WebSocket } = require("ws");
const { Inbox } = require("./wait");

const RECORD_SEPARATOR = "\x1e";
const openSockets = new Set();

/** Starts a request; `response` resolves to {status, headers, body}, abort() drops the connection. */
function request(server, method, path, { body, headers } = {}) {
  let abort;
  const response = new Promise((resolve, reject) => {
    const outgoing = http.request(server.url + path, { method, headers, agent: false }, (incoming) => {
      const chunks = [];
      incoming.on("data", (chunk) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () => {
        resolve({ status: incoming.statusCode, headers: incoming.headers, body: Buffer.concat(chunks).toString() });
      });
    });
    outgoing.on("error", reject);
    abort = () => outgoing.destroy();
    outgoing.end(body);
  });
  response.catch(() => {}); // an aborted request has nobody to wait for it
  return { response, abort };
}

const get = (server, path, options) => request(server, "GET", path, options).response;

/** A polling session: what the client of a library would do, one request at a time. */
class PollingSession {
  constructor(server, base, handshake) {
    this.server = server;
    this.handshake = handshake;
    this.url = `${base}?EIO=4&transport=polling&sid=${handshake.sid}`;
  }

  startPoll() {
    return request(this.server, "GET", this.url);
  }

  /** The packets of the next answer; throws when it is not 200. */
  async poll() {
    const { status, body } = await this.startPoll().response;
    if (status !== 200) throw new Error(`poll answered ${status} ${body}`);
    return body.split(RECORD_SEPARATOR);
  }

  push(...packets) {
    return request(this.server, "POST", this.url, { body: packets.join(RECORD_SEPARATOR) }).response;
  }

  /** Whether the server still knows it: an unknown session is code 1, and PUT does nothing to a known one. */
  async exists() {
    const { body } = await request(this.server, "PUT", this.url).response;
    return !body.includes("Session ID unknown");
  }
}

async function openPolling(server, base) {
  const { status, body } = await get(server, `${base}?EIO=4&transport=polling`);
  if (status !== 200 || !body.startsWith("0")) throw new Error(`handshake answered ${status} ${body}`);
  return new PollingSession(server, base, JSON.parse(body.slice(1)));
}

/** A WebSocket with an inbox of its messages (strings and Buffers); `closed` resolves to {code}. */
class RawSocket {
  constructor(server, path, options) {
    this.inbox = new Inbox();
    this.socket = new WebSocket(server.url.replace("http", "ws") + path, options);
    openSockets.add(this.socket);
    this.socket.on("message", (data, isBinary) => this.inbox.push(isBinary ? data : data.toString()));
    this.opened = new Promise((resolve, reject) => {
      this.socket.once("open", resolve);
      this.socket.once("error", reject);
      // A refused upgrade: {status, body}.
      this.socket.once("unexpected-response", (_, response) => {
        let body = "";
        response.on("data", (chunk) => (body += chunk));
        response.on("end", () =>
          reject(Object.assign(new Error(`refused: ${response.statusCode}`), { status: response.statusCode, body })),
        );
      });
    });
    this.opened.catch(() => {});
    this.socket.on("error", () => {});
    this.closed = new Promise((resolve) => this.socket.once("close", (code) => resolve({ code })));
  }

  take(timeoutMs) {
    return this.inbox.take(timeoutMs);
  }

  send(data) {
    this.socket.send(data);
  }
}

/** Open, with the handshake taken from the inbox. */
async function openWebSocket(server, base, options) {
  const socket = new RawSocket(server, `${base}?EIO=4&transport=websocket`, options);
  await socket.opened;
  const packet = await socket.take();
  if (!packet.startsWith("0")) throw new Error(`not an open packet: ${packet}`);
  socket.handshake = JSON.parse(packet.slice(1));
  return socket;
}

function closeRawSockets() {
  for (const socket of openSockets) socket.terminate();
  openSockets.clear();
}

module.exports = { request, get, openPolling, openWebSocket, RawSocket, closeRawSockets };
