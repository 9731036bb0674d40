"use strict";
// Engine.IO v4: the handshake and its refusals (engine.io 6.6 lib/server.ts).

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { get, request, openPolling, openWebSocket, RawSocket } = require("../../harness/raw");
const { startEngineEcho } = require("../../harness/servers");

const BASE = "/engine.io/";
let server;
before(async () => (server = await startEngineEcho({ pingInterval: 300, pingTimeout: 200, maxPayload: 1000 })));

describe("handshake", () => {
  it("opens a polling session", async () => {
    const { status, headers, body } = await get(server, `${BASE}?EIO=4&transport=polling`);
    assert.equal(status, 200);
    assert.match(headers["content-type"], /^text\/plain; charset=utf-8$/i);
    assert.equal(headers["cache-control"], "no-store");
    assert.match(
      body,
      /^0\{"sid":"[\w-]{20}","upgrades":\["websocket"\],"pingInterval":300,"pingTimeout":200,"maxPayload":1000\}$/,
    );
  });

  it("opens a WebSocket session without upgrades", async () => {
    const { handshake } = await openWebSocket(server, BASE);
    assert.deepEqual(
      { ...handshake, sid: "" },
      { sid: "", upgrades: [], pingInterval: 300, pingTimeout: 200, maxPayload: 1000 },
    );
  });

  it("gives each session its own id", async () => {
    const sessions = await Promise.all(Array.from({ length: 20 }, () => openPolling(server, BASE)));
    assert.equal(new Set(sessions.map((session) => session.handshake.sid)).size, 20);
  });

  it("matches the path as a prefix", async () => {
    const { status } = await get(server, `${BASE}anything/else?EIO=4&transport=polling`);
    assert.equal(status, 200);
  });
});

describe("a refused request", () => {
  const REFUSALS = [
    ["without a transport", "?EIO=4", 0, "Transport unknown"],
    ["with an unknown transport", "?EIO=4&transport=abc", 0, "Transport unknown"],
    ["with an inherited property as transport", "?EIO=4&transport=constructor", 0, "Transport unknown"],
    ["with an unknown session", "?EIO=4&transport=polling&sid=abc", 1, "Session ID unknown"],
    ["for websocket without an upgrade", "?EIO=4&transport=websocket", 3, "Bad request"],
    ["without a revision", "?transport=polling", 5, "Unsupported protocol version"],
    ["with revision 3", "?EIO=3&transport=polling", 5, "Unsupported protocol version"],
    ["with a revision that is no number", "?EIO=abc&transport=polling", 5, "Unsupported protocol version"],
  ];
  for (const [name, query, code, message] of REFUSALS) {
    it(`${name} gets code ${code}`, async () => {
      const { status, headers, body } = await get(server, BASE + query);
      assert.equal(status, 400);
      assert.match(headers["content-type"], /^application\/json/);
      assert.deepEqual(JSON.parse(body), { code, message });
    });
  }

  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    it(`that opens a session with ${method} gets code 2`, async () => {
      const { status, body } = await request(server, method, `${BASE}?EIO=4&transport=polling`).response;
      assert.equal(status, 400);
      assert.deepEqual(JSON.parse(body), { code: 2, message: "Bad handshake method" });
    });
  }

  it("that asks a session for another transport or revision gets code 3, the session stays", async () => {
    const session = await openPolling(server, BASE);
    for (const query of [
      `?EIO=4&transport=websocket&sid=${session.handshake.sid}`,
      `?EIO=3&transport=polling&sid=${session.handshake.sid}`,
    ]) {
      const { status, body } = await get(server, BASE + query);
      assert.equal(status, 400);
      assert.deepEqual(JSON.parse(body), { code: 3, message: "Bad request" });
    }
    assert.equal(await session.exists(), true);
  });

  it("with another method on a session gets 500, the session stays", async () => {
    const session = await openPolling(server, BASE);
    const { status } = await request(server, "PUT", session.url).response;
    assert.equal(status, 500);
    assert.equal(await session.exists(), true);
  });

  const UPGRADES = [
    ["without a transport", "?EIO=4", "Transport unknown"],
    ["with an unknown transport", "?EIO=4&transport=abc", "Transport unknown"],
    ["with an unknown session", "?EIO=4&transport=websocket&sid=abc", "Session ID unknown"],
  ];
  for (const [name, query, message] of UPGRADES) {
    it(`as an upgrade ${name} is 400 before the WebSocket opens`, async () => {
      const error = await new RawSocket(server, BASE + query).opened.then(
        () => assert.fail("opened"),
        (e) => e,
      );
      assert.equal(error.status, 400);
      assert.equal(error.body, message);
    });
  }
});
