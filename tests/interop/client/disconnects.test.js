"use strict";
// The end of connections as socket.io-client sees it, and what it does then.

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { connectClient } = require("../../harness/clients");
const { freePort } = require("../../harness/redis");
const { startNode } = require("../../harness/servers");
const { next } = require("../../harness/wait");

const FAST_RECONNECTION = { reconnection: true, reconnectionDelay: 20, reconnectionDelayMax: 100 };

describe("disconnect by the server", () => {
  let server;
  before(async () => (server = await startNode({ rules: "interop" })));

  for (const transports of [["polling"], ["websocket"]]) {
    it(`of the namespace leaves the ${transports} connection open`, async () => {
      const client = await connectClient(server, { transports, ...FAST_RECONNECTION });
      const custom = client.of("/custom");
      await custom.connected;
      const disconnected = client.next("disconnect");
      client.socket.emit("kick-me");
      assert.equal((await disconnected)[0], "io server disconnect");
      assert.equal(client.socket.active, false); // it is not for the client to come back
      assert.equal(await custom.ask("echo", "other namespace"), "other namespace");
    });

    it(`of the whole ${transports} connection ends all namespaces`, async () => {
      const client = await connectClient(server, { transports });
      const custom = client.of("/custom");
      await custom.connected;
      const ends = [client.next("disconnect"), custom.next("disconnect")];
      client.socket.emit("close-me");
      for (const [reason] of await Promise.all(ends)) assert.equal(reason, "io server disconnect");
    });
  }
});

describe("disconnect by the client", () => {
  let server;
  before(async () => (server = await startNode({ rules: "interop" })));

  for (const transports of [["polling"], ["websocket"]]) {
    it(`is seen by the others (${transports})`, async () => {
      const leaver = await connectClient(server, { transports });
      const witness = await connectClient(server);
      const [reason] = await Promise.all([leaver.next("disconnect").then(([why]) => why), leaver.socket.disconnect()]);
      assert.equal(reason, "io client disconnect");
      witness.socket.emit("to-all", "after");
      assert.deepEqual(await witness.inbox.take(), ["said", "after"]);
      assert.equal(leaver.inbox.items.length, 0);
    });
  }
});

describe("reconnection", () => {
  for (const transports of [["polling"], ["websocket"], ["polling", "websocket"]]) {
    it(`comes back to a server that was killed (${transports})`, async () => {
      const port = await freePort();
      let server = await startNode({ rules: "chat", port });
      const client = await connectClient(server, { transports, ...FAST_RECONNECTION });
      const firstId = client.id;
      const disconnected = client.next("disconnect");
      await server.stop("SIGKILL");
      const [reason] = await disconnected;
      assert.ok(["transport close", "transport error"].includes(reason), reason);

      const connected = client.next("connect");
      client.socket.emit("message", "buffered while away");
      server = await startNode({ rules: "chat", port });
      await connected;
      assert.notEqual(client.id, firstId);
      assert.deepEqual(await client.inbox.take(), ["message", "buffered while away"]);
      await server.stop();
    });
  }

  it("sends auth again", async () => {
    const server = await startNode({ rules: "protocol-suite" });
    const client = await connectClient(server, { ...FAST_RECONNECTION, auth: { token: "again" } });
    assert.deepEqual(await client.inbox.take(), ["auth", { token: "again" }]);
    const connected = client.next("connect");
    client.socket.io.engine.close();
    await connected;
    assert.deepEqual(await client.inbox.take(), ["auth", { token: "again" }]);
    await server.stop();
  });
});

describe("heartbeat", () => {
  let server;
  before(async () => (server = await startNode({ rules: "chat", pingInterval: 100, pingTimeout: 400 })));

  for (const transports of [["polling"], ["websocket"]]) {
    it(`keeps an idle client connected (${transports})`, async () => {
      const client = await connectClient(server, { transports });
      for (let pings = 0; pings < 4; ++pings) await next(client.socket.io, "ping");
      assert.equal(await client.ask("echo", "alive"), "alive");
    });
  }
});

describe("SIGTERM", () => {
  it("closes clients and ends the process with 0", async () => {
    const server = await startNode({ rules: "chat" });
    const clients = await Promise.all(
      [["polling"], ["websocket"]].map((transports) => connectClient(server, { transports })),
    );
    const ends = clients.map((client) => client.next("disconnect"));
    assert.deepEqual(await server.stop(), { code: 0, signal: null });
    for (const [reason] of await Promise.all(ends))
      assert.ok(["transport close", "transport error"].includes(reason), reason);
  });
});
