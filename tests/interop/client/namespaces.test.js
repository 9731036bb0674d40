"use strict";
// Namespaces, auth and refusals, socket.io-client against the protocol-suite rules.

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { openClient, connectClient } = require("../../harness/clients");
const { startNode } = require("../../harness/servers");

describe("namespaces", () => {
  let server;
  before(async () => (server = await startNode({ rules: "protocol-suite" })));

  it("hand the auth payload to the server", async () => {
    const auth = { token: "secret", nested: { list: [1, "two", null] } };
    const client = await connectClient(server, { auth });
    assert.deepEqual(await client.inbox.take(), ["auth", auth]);
  });

  it("take auth from a function, each with its own", async () => {
    const client = await connectClient(server, { auth: (give) => give({ who: "main" }) });
    const custom = client.of("/custom", { auth: (give) => give({ who: "custom" }) });
    assert.deepEqual(await client.inbox.take(), ["auth", { who: "main" }]);
    assert.deepEqual(await custom.inbox.take(), ["auth", { who: "custom" }]);
  });

  it("share one connection and have different ids", async () => {
    const main = await connectClient(server);
    const custom = main.of("/custom");
    await custom.connected;
    assert.notEqual(main.id, custom.id);
    assert.equal(main.socket.io, custom.socket.io);
  });

  it("are joined without the main one", async () => {
    const custom = await connectClient(server, { namespace: "/custom", auth: { a: 1 } });
    assert.deepEqual(await custom.inbox.take(), ["auth", { a: 1 }]);
  });

  it("that do not exist are refused, the others stay", async () => {
    const main = await connectClient(server);
    await main.inbox.take();
    const unknown = main.of("/unknown");
    const [error] = await unknown.next("connect_error");
    assert.equal(error.message, "Invalid namespace");
    assert.equal(unknown.socket.active, false);
    assert.equal(await main.ask("message-with-ack", "still here"), "still here");
  });

  it("that do not exist are refused on a fresh connection", async () => {
    const unknown = openClient(server, { namespace: "/unknown?with=query" });
    const [error] = await unknown.next("connect_error");
    assert.equal(error.message, "Invalid namespace");
  });

  it("are left and joined again with a new id", async () => {
    const client = await connectClient(server);
    const custom = client.of("/custom");
    await custom.connected;
    const firstId = custom.id;
    custom.socket.disconnect();
    await client.ask("message-with-ack", "the server has seen it"); // Node.js takes a CONNECT on its heels for a second one
    const again = custom.next("connect");
    custom.socket.connect();
    await again;
    assert.notEqual(custom.id, firstId);
    assert.equal(client.socket.connected, true);
  });
});

describe("a wrong address", () => {
  let server;
  before(async () => (server = await startNode({ rules: "chat", path: "/elsewhere/" })));

  it("is a connect error with the default path", async () => {
    for (const transports of [["polling"], ["websocket"]]) {
      const [error] = await openClient(server, { transports }).next("connect_error");
      assert.equal(error.type, "TransportError");
    }
  });

  it("works with the configured path", async () => {
    const client = await connectClient(server, { path: "/elsewhere/" });
    assert.equal(await client.ask("echo", 1), 1);
  });
});
