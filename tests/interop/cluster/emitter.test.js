"use strict";
// @socket.io/redis-emitter, a process that only publishes, to all servers of a mixed cluster.

const assert = require("node:assert/strict");
const { describe, it, before, after } = require("node:test");
require("../../harness/suite");
const Redis = require("ioredis");
const { Emitter } = require("@socket.io/redis-emitter");
const { startCluster, connectToAll, untilSockets } = require("../../harness/cluster");

describe("redis-emitter", () => {
  let cluster;
  let clients;
  let redis;
  let emitter;
  before(async () => {
    cluster = await startCluster();
    const rooms = { foreign: ["red"], node: ["red"], probe: ["blue"] };
    clients = await connectToAll(cluster, { roomsOf: (name) => rooms[name] });
    redis = new Redis(cluster.redis.url);
    emitter = new Emitter(redis);
  });
  after(() => redis.disconnect());

  /** The servers whose client got exactly this event before the emitter's next message to all. */
  async function reached(...event) {
    emitter.emit("last");
    const names = [];
    for (const [name, client] of Object.entries(clients)) {
      const received = await client.inbox.before(([text]) => text === "last");
      if (received.length === 0) continue;
      assert.deepEqual(received, [event]);
      names.push(name);
    }
    return names;
  }
  const ALL = ["foreign", "node", "probe"];

  it("reaches all, with any value", async () => {
    const args = [1, "two", { three: [3.5, null, true] }, Buffer.from([1, 2, 3])];
    emitter.emit("news", ...args);
    assert.deepEqual(await reached("news", ...args), ALL);
  });

  it("reaches rooms and leaves out others", async () => {
    emitter.to("red").emit("news");
    assert.deepEqual(await reached("news"), ["foreign", "node"]);
    emitter.to(["red", "blue"]).emit("news");
    assert.deepEqual(await reached("news"), ALL);
    emitter.except("red").emit("news");
    assert.deepEqual(await reached("news"), ["probe"]);
    emitter.volatile.to(clients.node.id).emit("news");
    assert.deepEqual(await reached("news"), ["node"]);
  });

  it("sends a date as its ISO text", async () => {
    const date = new Date(Date.UTC(2024, 1, 29, 12, 34, 56, 789));
    emitter.emit("news", date);
    assert.deepEqual(await reached("news", date.toISOString()), ALL);
  });

  it("reaches a custom namespace", async () => {
    const custom = await connectToAll(cluster, { namespace: "/custom" });
    emitter.of("/custom").emit("news", "custom");
    for (const client of Object.values(custom)) assert.deepEqual(await client.inbox.take(), ["news", "custom"]);
    assert.deepEqual(await reached(), []);
  });

  it("moves sockets between rooms", async () => {
    emitter.in("red").socketsJoin("green");
    await untilSockets(cluster.foreign, { rooms: ["green"] }, 2);
    await untilSockets(cluster.probe, { rooms: ["green"] }, 2);
    emitter.socketsLeave(["green"]);
    await untilSockets(cluster.foreign, { rooms: ["green"] }, 0);
    await untilSockets(cluster.probe, { rooms: ["green"] }, 0);
  });

  it("sends events to the servers", async () => {
    emitter.serverSideEmit("note", "from outside", 1);
    for (const name of ["foreign", "probe"]) {
      assert.deepEqual(await cluster[name].reports.take(), { nsp: "/", event: "note", args: ["from outside", 1] });
    }
  });

  it("disconnects sockets", async () => {
    const leavers = await connectToAll(cluster, { roomsOf: () => ["leavers"] });
    const ends = Object.values(leavers).map((client) => client.next("disconnect"));
    emitter.in("leavers").disconnectSockets();
    for (const [reason] of await Promise.all(ends)) assert.equal(reason, "io server disconnect");
    assert.deepEqual(await reached(), []);
  });
});
