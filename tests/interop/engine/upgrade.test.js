"use strict";
// Engine.IO v4: from polling to WebSocket (engine.io 6.6 lib/socket.ts _maybeUpgrade).

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { openPolling, openWebSocket, RawSocket } = require("../../harness/raw");
const { startEngineEcho } = require("../../harness/servers");

const BASE = "/engine.io/";
const webSocketUrl = (sid) => `${BASE}?EIO=4&transport=websocket&sid=${sid}`;

/** A WebSocket that offers itself to a session, opened. */
async function offer(server, session) {
  const socket = new RawSocket(server, webSocketUrl(session.handshake.sid));
  await socket.opened;
  return socket;
}

async function upgraded(server) {
  const session = await openPolling(server, BASE);
  const socket = await offer(server, session);
  socket.send("2probe");
  assert.equal(await socket.take(), "3probe");
  socket.send("5");
  return { session, socket };
}

describe("upgrade", () => {
  let server;
  before(async () => (server = await startEngineEcho()));

  it("moves the session after probe and upgrade packets", async () => {
    const { socket } = await upgraded(server);
    socket.send("4hello");
    assert.equal(await socket.take(), "4hello");
  });

  it("sends no handshake on the new transport", async () => {
    const session = await openPolling(server, BASE);
    const socket = await offer(server, session);
    socket.send("2probe");
    assert.equal(await socket.take(), "3probe");
  });

  it("ends a waiting poll with a noop so that the client can go on", async () => {
    const session = await openPolling(server, BASE);
    const polled = session.poll();
    const socket = await offer(server, session);
    socket.send("2probe");
    assert.equal(await socket.take(), "3probe");
    assert.deepEqual(await polled, ["6"]);
    socket.send("5");
    socket.send("4after");
    assert.equal(await socket.take(), "4after");
  });

  it("keeps messages and their order across the move", async () => {
    const session = await openPolling(server, BASE);
    const socket = await offer(server, session);
    await session.push("4first", "4second");
    socket.send("2probe");
    assert.equal(await socket.take(), "3probe");
    socket.send("5");
    socket.send("4third");
    for (const text of ["4first", "4second", "4third"]) assert.equal(await socket.take(), text);
  });

  it("refuses polling afterwards with code 3", async () => {
    const { session, socket } = await upgraded(server);
    socket.send("4settled");
    await socket.take();
    const { status, body } = await session.startPoll().response;
    assert.equal(status, 400);
    assert.deepEqual(JSON.parse(body), { code: 3, message: "Bad request" });
    socket.send("4still here");
    assert.equal(await socket.take(), "4still here");
  });

  it("closes a second WebSocket for the same session at once", async () => {
    const { session, socket } = await upgraded(server);
    socket.send("4settled");
    await socket.take();
    const second = await offer(server, session);
    await second.closed;
    socket.send("4still here");
    assert.equal(await socket.take(), "4still here");
  });

  it("that is not wanted leaves polling as it was", async () => {
    const session = await openPolling(server, BASE);
    const socket = await offer(server, session);
    socket.send("2probe");
    assert.equal(await socket.take(), "3probe");
    socket.socket.close();
    await socket.closed;
    await session.push("4on polling");
    // The probe may have left a noop for a poll that did not wait yet.
    let packets = await session.poll();
    if (packets[0] === "6") packets = await session.poll();
    assert.deepEqual(packets, ["4on polling"]);
  });

  it("with anything but a probe closes only the new transport", async () => {
    const session = await openPolling(server, BASE);
    const socket = await offer(server, session);
    socket.send("4too early");
    await socket.closed;
    await session.push("4on polling");
    assert.deepEqual(await session.poll(), ["4on polling"]);
  });

  it("continues the heartbeat on the new transport", async () => {
    const quick = await startEngineEcho({ pingInterval: 200, pingTimeout: 2_000 });
    const { socket } = await upgraded(quick);
    for (let i = 0; i < 2; ++i) {
      assert.equal(await socket.take(), "2");
      socket.send("3");
    }
  });

  it("is offered by a polling session and not by a WebSocket one", async () => {
    assert.deepEqual((await openPolling(server, BASE)).handshake.upgrades, ["websocket"]);
    assert.deepEqual((await openWebSocket(server, BASE)).handshake.upgrades, []);
  });
});
