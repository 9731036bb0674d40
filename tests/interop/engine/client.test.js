"use strict";
// engine.io-client against the echo server.

const assert = require("node:assert/strict");
const { describe, it, before, after } = require("node:test");
require("../../harness/suite");
const { Socket } = require("engine.io-client");
const { startEngineEcho } = require("../../harness/servers");
const { Inbox, next } = require("../../harness/wait");

const TRANSPORTS = {
  "polling only": { transports: ["polling"], upgrade: false },
  "upgrade from polling": { transports: ["polling", "websocket"] },
  "WebSocket only": { transports: ["websocket"] },
};

let server;
before(async () => (server = await startEngineEcho({ pingInterval: 200, pingTimeout: 1_000 })));

for (const [name, options] of Object.entries(TRANSPORTS)) {
  describe(`engine.io-client, ${name}`, () => {
    let client;
    const inbox = new Inbox();
    before(async () => {
      client = new Socket(server.url, options);
      client.on("message", (message) => inbox.push(message));
      await next(client, "open");
    });
    after(() => client.close());

    it("ends on the expected transport", async () => {
      const last = options.transports[options.transports.length - 1];
      if (client.transport.name !== last) await next(client, "upgrade");
      assert.equal(client.transport.name, last);
    });

    it("gets text and binary back in order", async () => {
      const messages = ["text", Buffer.from([0, 0x1e, 0xff]), "žluť 🐈", Buffer.alloc(50_000, 7)];
      for (const message of messages) client.send(message);
      for (const message of messages) assert.deepEqual(await inbox.take(), message);
    });

    it("gets a large burst back in order", async () => {
      const texts = Array.from({ length: 1000 }, (_, i) => `message ${i} ${"x".repeat(i)}`);
      for (const text of texts) client.send(text);
      for (const text of texts) assert.equal(await inbox.take(), text);
    });

    it("stays through several heartbeats", async () => {
      for (let i = 0; i < 3; ++i) await next(client, "ping");
      client.send("alive");
      assert.equal(await inbox.take(), "alive");
    });

    it("closes", async () => {
      const closed = next(client, "close");
      client.close();
      assert.equal((await closed)[0], "forced close");
    });
  });
}
