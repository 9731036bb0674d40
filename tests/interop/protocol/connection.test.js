"use strict";
// Socket.IO v5 by hand over WebSocket: joining namespaces (socket.io 4.8 lib/client.ts, socket.io-protocol v5).

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { openPolling, openWebSocket } = require("../../harness/raw");
const { startNode } = require("../../harness/servers");
const { until } = require("../../harness/wait");

const BASE = "/socket.io/";
const CONNECTED = /^40\{"sid":"[\w-]{20}"\}$/;

let server;
before(async () => (server = await startNode({ rules: "protocol-suite" })));

describe("CONNECT", () => {
  it("to the main namespace is answered with an id", async () => {
    const socket = await openWebSocket(server, BASE);
    socket.send("40");
    assert.match(await socket.take(), CONNECTED);
    assert.equal(await socket.take(), '42["auth",{}]');
  });

  it("with a payload hands it over", async () => {
    const socket = await openWebSocket(server, BASE);
    socket.send('40{"token":"123","z":1,"a":2}');
    assert.match(await socket.take(), CONNECTED);
    assert.equal(await socket.take(), '42["auth",{"token":"123","z":1,"a":2}]');
  });

  for (const packet of ["40/custom", "40/custom,"]) {
    it(`"${packet}" joins the custom namespace`, async () => {
      const socket = await openWebSocket(server, BASE);
      socket.send(packet);
      assert.match(await socket.take(), /^40\/custom,\{"sid":"[\w-]{20}"\}$/);
      assert.equal(await socket.take(), '42/custom,["auth",{}]');
    });
  }

  it("to a custom namespace with a payload hands it over", async () => {
    const socket = await openWebSocket(server, BASE);
    socket.send('40/custom,{"token":"abc"}');
    await socket.take();
    assert.equal(await socket.take(), '42/custom,["auth",{"token":"abc"}]');
  });

  it("to an unknown namespace is refused, the connection stays", async () => {
    const socket = await openWebSocket(server, BASE);
    socket.send("40/random");
    assert.equal(await socket.take(), '44/random,{"message":"Invalid namespace"}');
    socket.send("40");
    assert.match(await socket.take(), CONNECTED);
  });

  it("to a namespace with a query string is an unknown namespace", async () => {
    const socket = await openWebSocket(server, BASE);
    socket.send("40/custom?key=value,");
    assert.equal(await socket.take(), '44/custom?key=value,{"message":"Invalid namespace"}');
  });

  it("works over polling", async () => {
    const session = await openPolling(server, BASE);
    await session.push('40{"over":"polling"}');
    const packets = await session.poll();
    if (packets.length < 2) packets.push(...(await session.poll()));
    assert.match(packets[0], CONNECTED);
    assert.equal(packets[1], '42["auth",{"over":"polling"}]');
  });

  for (const packet of ["4abc", '40"text"', "40[1]", "40{", "4", '49["a"]']) {
    it(`written as "${packet}" closes the connection`, async () => {
      const socket = await openWebSocket(server, BASE);
      socket.send(packet);
      await socket.closed;
    });
  }

  it("twice to the same namespace closes the connection", async () => {
    const socket = await openWebSocket(server, BASE);
    socket.send("40");
    await socket.take();
    socket.send("40");
    await socket.closed;
  });

  it("after DISCONNECT is possible again, with another id", async () => {
    const socket = await openWebSocket(server, BASE);
    socket.send("40");
    const first = await socket.take();
    assert.equal(await socket.take(), '42["auth",{}]');
    socket.send("41");
    socket.send("40/random"); // Node.js takes a CONNECT on the heels of the DISCONNECT for a second one
    assert.match(await socket.take(), /^44/);
    socket.send("40");
    const second = await socket.take();
    assert.match(second, CONNECTED);
    assert.notEqual(second, first);
  });
});

describe("before CONNECT", () => {
  for (const packet of ['42["message",1]', "431[]", "41", "44", '42/custom,["message"]']) {
    it(`the packet "${packet}" closes the connection`, async () => {
      const socket = await openWebSocket(server, BASE);
      socket.send(packet);
      await socket.closed;
    });
  }
});

describe("connect timeout", () => {
  let quick;
  before(async () => (quick = await startNode({ rules: "protocol-suite", connectTimeout: 300 })));

  it("closes a WebSocket that joins no namespace", async () => {
    const socket = await openWebSocket(quick, BASE);
    await socket.closed;
  });

  it("closes a polling session that joins no namespace", async () => {
    const session = await openPolling(quick, BASE);
    const packets = await session.poll();
    assert.equal(packets[packets.length - 1], "1");
    await until(async () => !(await session.exists()), "the end of the session");
  });

  it("is not satisfied by a refused namespace", async () => {
    const socket = await openWebSocket(quick, BASE);
    socket.send("40/random");
    await socket.take();
    await socket.closed;
  });

  it("does not touch a client that joined, even if it left again", async () => {
    const socket = await openWebSocket(quick, BASE);
    socket.send("40");
    await socket.take();
    socket.send("41");
    const witness = await openWebSocket(quick, BASE); // joins nothing: closed by a timer that began later
    await witness.closed;
    socket.send("40/custom");
    assert.deepEqual(await socket.inbox.before((packet) => packet.startsWith("40/custom")), ['42["auth",{}]']);
  });
});
