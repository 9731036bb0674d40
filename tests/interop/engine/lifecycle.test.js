"use strict";
// Engine.IO v4: overlapping and cancelled requests, closing, heartbeats (engine.io 6.6 lib/socket.ts, transports/polling.ts).

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { openPolling, openWebSocket } = require("../../harness/raw");
const { startEngineEcho } = require("../../harness/servers");
const { until } = require("../../harness/wait");

const BASE = "/engine.io/";

describe("polling", () => {
  let server;
  before(async () => (server = await startEngineEcho()));

  it("ends on a second poll while one waits", async () => {
    const session = await openPolling(server, BASE);
    const polls = [session.startPoll(), session.startPoll()];
    const answers = await Promise.all(polls.map(({ response }) => response));
    assert.deepEqual(answers.map(({ status, body }) => `${status} ${body}`).sort(), ["200 1", "400 "]);
    assert.equal(await session.exists(), false);
  });

  it("ends when a waiting poll is cancelled", async () => {
    const session = await openPolling(server, BASE);
    const poll = session.startPoll();
    await session.push("4prompt"); // answered at once: the poll below is the one that waits
    await poll.response;
    const cancelled = session.startPoll();
    await session.push("6"); // the server has seen the poll that came before
    cancelled.abort();
    await until(async () => !(await session.exists()), "the end of the session");
  });

  it("ends when the client says so, the waiting poll gets a noop", async () => {
    const session = await openPolling(server, BASE);
    const polled = session.poll();
    await session.push("6");
    const { status, body } = await session.push("1");
    assert.deepEqual([status, body], [200, "ok"]);
    assert.deepEqual(await polled, ["6"]);
    assert.equal(await session.exists(), false);
  });

  it("sends what was pushed before the close in the same body", async () => {
    const session = await openPolling(server, BASE);
    const polled = session.poll();
    await session.push("6");
    await session.push("4last", "1");
    assert.equal((await polled)[0], "4last");
  });
});

describe("WebSocket", () => {
  let server;
  before(async () => (server = await startEngineEcho()));

  it("ends when the client closes it", async () => {
    const socket = await openWebSocket(server, BASE);
    socket.socket.close(1000);
    assert.equal((await socket.closed).code, 1000);
  });

  it("serves others after a connection was torn", async () => {
    const torn = await openWebSocket(server, BASE);
    torn.socket.terminate();
    const socket = await openWebSocket(server, BASE);
    socket.send("4hello");
    assert.equal(await socket.take(), "4hello");
  });
});

describe("heartbeat", () => {
  const PING_INTERVAL_MS = 150;
  const PING_TIMEOUT_MS = 250;
  let server;
  before(
    async () => (server = await startEngineEcho({ pingInterval: PING_INTERVAL_MS, pingTimeout: PING_TIMEOUT_MS })),
  );

  it("pings over polling and is content with pongs", async () => {
    const session = await openPolling(server, BASE);
    for (let i = 0; i < 4; ++i) {
      assert.deepEqual(await session.poll(), ["2"]);
      await session.push("3");
    }
    assert.equal(await session.exists(), true);
  });

  it("pings over WebSocket, the interval counts from the pong", async () => {
    const socket = await openWebSocket(server, BASE);
    const opened = Date.now();
    assert.equal(await socket.take(), "2");
    assert.ok(Date.now() - opened >= PING_INTERVAL_MS - 20);
    socket.send("3");
    const answered = Date.now();
    assert.equal(await socket.take(), "2");
    assert.ok(Date.now() - answered >= PING_INTERVAL_MS - 20);
  });

  it("ends a polling session without a pong", async () => {
    const session = await openPolling(server, BASE);
    assert.deepEqual(await session.poll(), ["2"]);
    await until(async () => !(await session.exists()), "the ping timeout");
  });

  it("ends a WebSocket session without a pong, with a close frame", async () => {
    const socket = await openWebSocket(server, BASE);
    const opened = Date.now();
    assert.equal((await socket.closed).code, 1005);
    const ms = Date.now() - opened;
    assert.ok(ms >= PING_INTERVAL_MS + PING_TIMEOUT_MS - 40, `closed after ${ms} ms`);
  });

  it("ends a polling session that never polls", async () => {
    const session = await openPolling(server, BASE);
    await until(async () => !(await session.exists()), "the ping timeout");
  });
});
