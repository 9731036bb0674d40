"use strict";
// Engine.IO v4: messages and their limits on both transports (engine.io 6.6 lib/transports).

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { get, request, openPolling, openWebSocket } = require("../../harness/raw");
const { startEngineEcho } = require("../../harness/servers");

const BASE = "/engine.io/";
const MAX_PAYLOAD = 100_000;
let server;
before(async () => (server = await startEngineEcho({ maxPayload: MAX_PAYLOAD })));

describe("polling", () => {
  it("carries one packet", async () => {
    const session = await openPolling(server, BASE);
    const { status, body } = await session.push("4hello");
    assert.deepEqual([status, body], [200, "ok"]);
    assert.deepEqual(await session.poll(), ["4hello"]);
  });

  it("answers a poll that waits", async () => {
    const session = await openPolling(server, BASE);
    const polled = session.poll();
    await session.push("4later");
    assert.deepEqual(await polled, ["4later"]);
  });

  it("carries several packets in one request and in one answer", async () => {
    const session = await openPolling(server, BASE);
    await session.push("4one", "4two", "4", "4čtyři 🐈");
    assert.deepEqual(await session.poll(), ["4one", "4two", "4", "4čtyři 🐈"]);
  });

  it("carries binary as base64 in place of the type", async () => {
    const session = await openPolling(server, BASE);
    await session.push("bAQIDBA==", "4text");
    assert.deepEqual(await session.poll(), ["bAQIDBA==", "4text"]);
  });

  it("ignores noop", async () => {
    const session = await openPolling(server, BASE);
    await session.push("6", "4after");
    assert.deepEqual(await session.poll(), ["4after"]);
  });

  it("refuses a body over the limit and keeps the session", async () => {
    const session = await openPolling(server, BASE);
    const { status } = await session.push(`4${"x".repeat(MAX_PAYLOAD)}`).catch(() => ({ status: 413 })); // cut off while sending
    assert.equal(status, 413);
    const largest = `4${"x".repeat(MAX_PAYLOAD - 1)}`;
    await session.push(largest);
    assert.deepEqual(await session.poll(), [largest]);
  });

  const VIOLATIONS = [
    ["a packet of no known type", "abc"],
    ["an empty body", ""],
    ["a packet of no known type behind a good one", "4good\x1e9bad"],
    ["a ping, which is the server's to send", "2"],
  ];
  for (const [name, body] of VIOLATIONS) {
    it(`is closed by ${name}`, async () => {
      const session = await openPolling(server, BASE);
      await request(server, "POST", session.url, { body }).response.catch(() => {});
      assert.equal(await session.exists(), false);
    });
  }

  it("is closed by a binary content type", async () => {
    const session = await openPolling(server, BASE);
    const headers = { "content-type": "application/octet-stream" };
    const { status } = await request(server, "POST", session.url, { body: "4a", headers }).response;
    assert.equal(status, 400);
    assert.equal(await session.exists(), false);
  });
});

describe("WebSocket", () => {
  it("carries text and binary", async () => {
    const socket = await openWebSocket(server, BASE);
    socket.send("4hello");
    socket.send(Buffer.from([1, 2, 3]));
    socket.send("4");
    assert.equal(await socket.take(), "4hello");
    assert.deepEqual(await socket.take(), Buffer.from([1, 2, 3]));
    assert.equal(await socket.take(), "4");
  });

  it("takes base64 in a text frame as binary", async () => {
    const socket = await openWebSocket(server, BASE);
    socket.send("bAQIDBA==");
    assert.deepEqual(await socket.take(), Buffer.from([1, 2, 3, 4]));
  });

  it("takes fragmented messages and answers WebSocket pings", async () => {
    const socket = await openWebSocket(server, BASE);
    socket.socket.send("4frag", { fin: false });
    socket.socket.ping("are you there");
    socket.socket.send("mented", { fin: true });
    const pong = new Promise((resolve) => socket.socket.once("pong", (data) => resolve(data.toString())));
    assert.equal(await socket.take(), "4fragmented");
    assert.equal(await pong, "are you there");
  });

  it("takes the largest message and closes above it with 1009", async () => {
    const socket = await openWebSocket(server, BASE);
    const largest = `4${"x".repeat(MAX_PAYLOAD - 1)}`;
    socket.send(largest);
    assert.equal(await socket.take(), largest);
    socket.send(`${largest}x`);
    assert.equal((await socket.closed).code, 1009);
  });

  it("closes text that is not UTF-8 with 1007", async () => {
    const socket = await openWebSocket(server, BASE);
    socket.socket.send(Buffer.from([0x34, 0xc3, 0x28]), { binary: false });
    assert.equal((await socket.closed).code, 1007);
  });

  it("ignores a close packet, a noop and an upgrade packet", async () => {
    const socket = await openWebSocket(server, BASE);
    for (const packet of ["1", "6", "5", "0"]) socket.send(packet);
    socket.send("4still here");
    assert.equal(await socket.take(), "4still here");
  });

  for (const packet of ["abc", "", "2"]) {
    it(`is closed by the packet "${packet}"`, async () => {
      const socket = await openWebSocket(server, BASE);
      socket.send(packet);
      await socket.closed;
      const { body } = await get(server, `${BASE}?EIO=4&transport=polling&sid=${socket.handshake.sid}`);
      assert.equal(JSON.parse(body).code, 1);
    });
  }
});
