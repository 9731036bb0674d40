"use strict";
// socket.io-client against a node, on each transport.

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { connectClient } = require("../../harness/clients");
const { startNode } = require("../../harness/servers");
const { next } = require("../../harness/wait");

const TRANSPORTS = {
  "polling only": { transports: ["polling"], upgrade: false },
  "upgrade from polling": { transports: ["polling", "websocket"] },
  "WebSocket only": { transports: ["websocket"] },
};

for (const [name, options] of Object.entries(TRANSPORTS)) {
  describe(`transport: ${name}`, () => {
    let server;
    let client;
    before(async () => {
      server = await startNode({ rules: "chat" });
      client = await connectClient(server, options);
    });

    it("connects with an id of its own", () => {
      assert.match(client.id, /^[\w-]{20}$/);
      assert.notEqual(client.id, client.socket.io.engine.id);
    });

    it("ends on the expected transport", async () => {
      const engine = client.socket.io.engine;
      const last = options.transports[options.transports.length - 1];
      if (engine.transport.name !== last) await next(engine, "upgrade");
      assert.equal(client.transport, last);
    });

    it("has an event answered", async () => {
      assert.deepEqual(await client.ask("echo", "hello"), "hello");
    });

    it("receives what it broadcasts", async () => {
      client.socket.emit("message", "to all", { nested: [1, 2, { deep: true }] });
      assert.deepEqual(await client.inbox.take(), ["message", "to all", { nested: [1, 2, { deep: true }] }]);
    });

    it("carries binary both ways", async () => {
      const bytes = Buffer.from([0, 1, 2, 0x1e, 0x80, 0xff]);
      client.socket.emit("message", { bytes });
      const [, { bytes: received }] = await client.inbox.take();
      assert.ok(bytes.equals(received));
    });

    it("keeps the order of many events", async () => {
      const count = 200;
      for (let i = 0; i < count; ++i) client.socket.emit("message", i);
      for (let i = 0; i < count; ++i) assert.deepEqual(await client.inbox.take(), ["message", i]);
    });

    it("carries text beyond ASCII and a large message", async () => {
      const text = 'žluťoučký кот 猫 🐈 \u2028 "quoted" \\ ';
      const large = text.repeat(10_000);
      assert.equal(await client.ask("echo", text), text);
      assert.equal(await client.ask("echo", large), large);
    });

    it("is told that the server goes", async () => {
      const disconnected = client.next("disconnect");
      await server.stop();
      const [reason] = await disconnected;
      assert.ok(["transport close", "transport error"].includes(reason), reason);
    });
  });
}
