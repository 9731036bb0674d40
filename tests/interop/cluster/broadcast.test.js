"use strict";
// A mixed cluster: what one server emits reaches the clients of all, from Node.js to us and from us to Node.js.

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { startCluster, connectToAll, receivedBy } = require("../../harness/cluster");

let cluster;
let clients;
before(async () => {
  cluster = await startCluster();
  // red: all; green: foreign and node; blue: probe alone
  const rooms = { foreign: ["red", "green"], node: ["red", "green"], probe: ["red", "blue"] };
  clients = await connectToAll(cluster, { roomsOf: (name) => rooms[name] });
});

for (const sender of ["foreign", "probe"]) {
  describe(`broadcasts from ${sender}`, () => {
    /** The servers whose client got exactly this one event; no client may get anything else. */
    async function reached(...event) {
      const received = await receivedBy(clients, cluster[sender]);
      for (const events of Object.values(received))
        assert.ok(events.length === 0 || events.length === 1, JSON.stringify(received));
      const names = Object.keys(received).filter((name) => received[name].length > 0);
      for (const name of names) assert.deepEqual(received[name], [event]);
      return names;
    }
    const emit = (target, ...event) => cluster[sender].emit(target, ...event);
    const ALL = ["foreign", "node", "probe"];

    it("reach all", async () => {
      await emit({}, "news", 1, "two", { three: [3] });
      assert.deepEqual(await reached("news", 1, "two", { three: [3] }), ALL);
    });

    it("reach one room", async () => {
      await emit({ rooms: ["green"] }, "news");
      assert.deepEqual(await reached("news"), ["foreign", "node"]);
      await emit({ rooms: ["blue"] }, "news");
      assert.deepEqual(await reached("news"), ["probe"]);
    });

    it("reach the members of several rooms once", async () => {
      await emit({ rooms: ["red", "green", "blue"] }, "news");
      assert.deepEqual(await reached("news"), ALL);
      await emit({ rooms: ["green", "nowhere"] }, "news");
      assert.deepEqual(await reached("news"), ["foreign", "node"]);
    });

    it("reach nobody in a room without members", async () => {
      await emit({ rooms: ["nowhere"] }, "news");
      assert.deepEqual(await reached("news"), []);
    });

    it("leave out the members of excepted rooms", async () => {
      await emit({ except: ["green"] }, "news");
      assert.deepEqual(await reached("news"), ["probe"]);
      await emit({ rooms: ["red"], except: ["blue"] }, "news");
      assert.deepEqual(await reached("news"), ["foreign", "node"]);
    });

    it("reach a client by its id, wherever it is", async () => {
      for (const name of ALL) {
        await emit({ rooms: [clients[name].id] }, "news", name);
        assert.deepEqual(await reached("news", name), [name]);
      }
    });

    it("stay on the node when they are local", async () => {
      await emit({ flags: { local: true } }, "news");
      assert.deepEqual(await reached("news"), [sender]);
      await emit({ rooms: ["red"], flags: { local: true } }, "news");
      assert.deepEqual(await reached("news"), [sender]);
    });

    it("reach idle clients when they are volatile", async () => {
      await emit({ flags: { volatile: true } }, "news");
      assert.deepEqual(await reached("news"), ALL);
    });

    it("carry the compress flag", async () => {
      await emit({ flags: { compress: false } }, "news");
      assert.deepEqual(await reached("news"), ALL);
    });

    it("carry binary", async () => {
      const args = [
        Buffer.from([0, 1, 0xff]),
        { deep: [Buffer.alloc(300, 7), Buffer.alloc(0)] },
        Buffer.alloc(70_000, 1),
      ];
      await emit({}, "news", ...args);
      assert.deepEqual(await reached("news", ...args), ALL);
      await emit({ rooms: ["green"] }, "news", ...args);
      assert.deepEqual(await reached("news", ...args), ["foreign", "node"]);
    });

    const VALUES = {
      "integers of every MessagePack width": [0, 127, 128, 255, 256, 65535, 65536, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1],
      "negative integers of every width": [
        -1,
        -32,
        -33,
        -128,
        -129,
        -32768,
        -32769,
        -(2 ** 31),
        -(2 ** 31) - 1,
        -(2 ** 53) + 1,
      ],
      // Not above 2^64: notepack.io takes whole doubles for integers there and writes others.
      doubles: [0.5, -1.25, 1e-7, 5e-324, 0.1 + 0.2, 123456789.125],
      constants: [null, true, false],
      "text of every width": [
        "",
        "x".repeat(31),
        "x".repeat(32),
        "x".repeat(256),
        "x".repeat(70_000),
        "žluť 🐈 \u0000 \u2028",
      ],
      "wide arrays and objects": [
        Array.from({ length: 300 }, (_, i) => i),
        Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`key${i}`, i])),
      ],
      nesting: [[[[[[[{ a: [{ b: { c: [] } }] }]]]]]]],
      "keys in their order": [{ z: 1, a: 2, m: { y: 1, b: 2 } }],
    };
    for (const [name, args] of Object.entries(VALUES)) {
      it(`carry ${name} unchanged`, async () => {
        await emit({}, "news", ...args);
        const received = await receivedBy(clients, cluster[sender]);
        for (const server of ALL)
          assert.equal(JSON.stringify(received[server]), JSON.stringify([["news", ...args]]), server);
      });
    }

    it("use any text as a room", async () => {
      const odd = ["with space", "#", "a#b", "žluť 🐈", "7", "*", "[x]", "\\"];
      for (const room of odd) {
        for (const name of ["foreign", "node"]) assert.equal(await clients[name].ask("join", room), room);
        await emit({ rooms: [room] }, "news", room);
        assert.deepEqual(await reached("news", room), ["foreign", "node"], room);
      }
    });
  });
}

describe("a room that is a number", () => {
  it("is the same room on our node when Node.js names it", async () => {
    for (const name of ["foreign", "node"]) assert.equal(await clients[name].ask("join", 42), 42);
    await cluster.foreign.emit({ rooms: [42] }, "news", "to 42");
    const received = await receivedBy(clients, cluster.foreign);
    assert.deepEqual(received, { foreign: [["news", "to 42"]], node: [["news", "to 42"]], probe: [] });
  });
});

describe("a custom namespace", () => {
  it("has its own broadcasts, in both directions", async () => {
    const custom = await connectToAll(cluster, { namespace: "/custom", roomsOf: () => ["red"] });
    for (const sender of ["foreign", "probe"]) {
      await cluster[sender].emit({ nsp: "/custom" }, "news", "custom");
      await cluster[sender].emit({ nsp: "/custom", rooms: ["red"] }, "news", "room");
      const received = await receivedBy(custom, cluster[sender], "/custom");
      for (const events of Object.values(received))
        assert.deepEqual(events, [
          ["news", "custom"],
          ["news", "room"],
        ]);
      const main = await receivedBy(clients, cluster[sender]);
      for (const events of Object.values(main)) assert.deepEqual(events, []);
    }
  });
});
