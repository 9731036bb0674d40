"use strict";
// Socket.IO v5 by hand over WebSocket: events, acknowledgements, binary (socket.io-parser 4.2, socket.io-protocol v5).

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { openPolling, openWebSocket } = require("../../harness/raw");
const { startNode } = require("../../harness/servers");

const BASE = "/socket.io/";
let server;
before(async () => (server = await startNode({ rules: "protocol-suite" })));

/** A WebSocket in the main namespace. */
async function joined() {
  const socket = await openWebSocket(server, BASE);
  socket.send("40");
  await socket.take();
  assert.equal(await socket.take(), '42["auth",{}]');
  return socket;
}

describe("EVENT", () => {
  const EXCHANGES = [
    ['42["message",1,"2",{"3":[true]}]', '42["message-back",1,"2",{"3":[true]}]'],
    ['42["message"]', '42["message-back"]'],
    ['42["message",{"z":1,"a":{"c":1,"b":2}}]', '42["message-back",{"z":1,"a":{"c":1,"b":2}}]'],
    ['42["message","žluť \\u0007 🐈"]', '42["message-back","žluť \\u0007 🐈"]'],
    ['42/,["message","with the main namespace named"]', '42["message-back","with the main namespace named"]'],
    ['42456["message-with-ack",1,"2",{"3":[false]}]', '43456[1,"2",{"3":[false]}]'],
    ['420["message-with-ack"]', "430[]"],
  ];
  for (const [request, response] of EXCHANGES) {
    it(`${request} gives ${response}`, async () => {
      const socket = await joined();
      socket.send(request);
      assert.equal(await socket.take(), response);
    });
  }

  it("with binary comes back with its attachments in order", async () => {
    const socket = await joined();
    socket.send('452-["message",{"_placeholder":true,"num":0},{"b":{"_placeholder":true,"num":1}}]');
    socket.send(Buffer.from([1, 2, 3]));
    socket.send(Buffer.from([4, 5, 6]));
    assert.equal(
      await socket.take(),
      '452-["message-back",{"_placeholder":true,"num":0},{"b":{"_placeholder":true,"num":1}}]',
    );
    assert.deepEqual(await socket.take(), Buffer.from([1, 2, 3]));
    assert.deepEqual(await socket.take(), Buffer.from([4, 5, 6]));
  });

  it("with binary is acknowledged with binary", async () => {
    const socket = await joined();
    socket.send('452-789["message-with-ack",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]');
    socket.send(Buffer.from([1, 2, 3]));
    socket.send(Buffer.from([4, 5, 6]));
    assert.equal(await socket.take(), '462-789[{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]');
    assert.deepEqual(await socket.take(), Buffer.from([1, 2, 3]));
    assert.deepEqual(await socket.take(), Buffer.from([4, 5, 6]));
  });

  it("with binary works over polling", async () => {
    const session = await openPolling(server, BASE);
    await session.push("40");
    let packets = await session.poll();
    if (packets.length < 2) packets.push(...(await session.poll()));
    await session.push('451-["message",{"_placeholder":true,"num":0}]', "bAQIDBA==");
    packets = await session.poll();
    if (packets.length < 2) packets.push(...(await session.poll()));
    assert.deepEqual(packets, ['451-["message-back",{"_placeholder":true,"num":0}]', "bAQIDBA=="]);
  });

  it("without a rule is ignored, an answer to nothing too", async () => {
    const socket = await joined();
    socket.send('42["nobody listens"]');
    socket.send("4399[1]");
    socket.send('42["message","next"]');
    assert.equal(await socket.take(), '42["message-back","next"]');
  });
});

describe("an invalid packet closes the connection", () => {
  const PACKETS = {
    "event that is no array": '42{"a":1}',
    "event with broken JSON": '42["message"',
    "event with trailing garbage": '42["message"]]',
    "event without a name": "42[]",
    "event whose name is an object": "42[{}]",
    "event of a reserved name": '42["connect"]',
    "event of the reserved name disconnecting": '42["disconnecting"]',
    "event of a namespace not joined": '42/custom,["message"]',
    "disconnect with a payload": '41["a"]',
    "connect error, which is the server's to send": '44{"message":"no"}',
    "acknowledgement that is no array": "431{}",
    "unknown type": "47",
    "binary event without a count": '45["message"]',
    "binary event with a count of zero": '450-["message"]',
    "binary event without a dash": '451["message",{"_placeholder":true,"num":0}]',
    "binary event with more than ten attachments": '4511-["message",{"_placeholder":true,"num":0}]',
  };
  for (const [name, packet] of Object.entries(PACKETS)) {
    it(name, async () => {
      const socket = await joined();
      socket.send(packet);
      await socket.closed;
    });
  }

  it("binary when none is due", async () => {
    const socket = await joined();
    socket.send(Buffer.from([1]));
    await socket.closed;
  });

  it("text when binary is due", async () => {
    const socket = await joined();
    socket.send('451-["message",{"_placeholder":true,"num":0}]');
    socket.send('42["message"]');
    await socket.closed;
  });

  it("a placeholder that points past the attachments", async () => {
    const socket = await joined();
    socket.send('451-["message",{"_placeholder":true,"num":1}]');
    socket.send(Buffer.from([1]));
    await socket.closed;
  });

  it("and no other connection", async () => {
    const bystander = await joined();
    const socket = await joined();
    socket.send("4nonsense");
    await socket.closed;
    bystander.send('42["message","fine"]');
    assert.equal(await bystander.take(), '42["message-back","fine"]');
  });
});

describe("DISCONNECT", () => {
  it("leaves one namespace, others go on", async () => {
    const socket = await joined();
    socket.send("40/custom");
    await socket.take();
    assert.equal(await socket.take(), '42/custom,["auth",{}]');
    socket.send("41/custom");
    socket.send('42["message","main is open"]');
    assert.equal(await socket.take(), '42["message-back","main is open"]');
  });

  it("makes events to the namespace that was left invalid", async () => {
    const socket = await joined();
    socket.send("41");
    socket.send("40/random"); // Node.js takes an EVENT on the heels of the DISCONNECT for one before it
    assert.match(await socket.take(), /^44/);
    socket.send('42["message"]');
    await socket.closed;
  });
});
