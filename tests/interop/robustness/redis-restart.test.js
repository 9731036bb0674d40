"use strict";
// Redis goes and comes back: clients stay, what is local works, and the cluster is one again.

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { connectClient } = require("../../harness/clients");
const { Redis, freePort, startRedis } = require("../../harness/redis");
const { isReference, startNode } = require("../../harness/servers");
const { until } = require("../../harness/wait");

/** Until a message to all from one client arrives at the other: both directions of the cluster work. */
async function untilJoined(from, to) {
  let attempt = 0;
  await until(async () => {
    from.socket.emit("to-all", `joined ${++attempt}`);
    const text = `joined ${attempt}`;
    const got = (inbox) => inbox.before(([, said]) => said === text, 300).then(() => true);
    return (await Promise.all([got(from.inbox), got(to.inbox)])).every(Boolean);
  }, "the nodes to hear each other");
}

describe("Redis stopped and started again", () => {
  let redis;
  let nodes;
  let clients;
  before(async () => {
    redis = await startRedis();
    nodes = await Promise.all(["a", "b"].map((name) => startNode({ redis: redis.url, rules: "interop", name })));
    clients = await Promise.all(nodes.map((node) => connectClient(node)));
    await untilJoined(clients[0], clients[1]);
    await redis.stop();
  });

  it("nodes say that they are not ready, and why, and stay alive", async () => {
    for (const node of nodes) {
      await until(async () => (await node.get("/health/ready")).status === 503, "the node to notice");
      if (!isReference) assert.match((await node.get("/health/ready")).body, /Redis/);
      assert.equal((await node.get("/health/live")).status, 200);
    }
  });

  it("clients stay and local delivery works", async () => {
    for (const client of clients) {
      assert.equal(client.socket.connected, true);
      assert.equal(await client.ask("echo", "still here"), "still here");
      client.socket.emit("to-all", "local");
      assert.deepEqual(await client.inbox.take(), ["said", "local"]);
    }
  });

  it("new clients are taken", async () => {
    const client = await connectClient(nodes[0]);
    assert.equal(await client.ask("join", "room"), "room");
    client.socket.emit("to-room", "room", "here");
    assert.deepEqual(await client.inbox.take(), ["said", "here"]);
    client.socket.disconnect();
  });

  it("nodes are ready again with it, and hear each other in both directions", async () => {
    await redis.start();
    for (const node of nodes) await node.ready();
    await untilJoined(clients[0], clients[1]);
    await untilJoined(clients[1], clients[0]);
    for (const client of clients) assert.equal(client.socket.connected, true);
  });

  it("the same once more", async () => {
    await redis.stop();
    for (const node of nodes) {
      await until(async () => (await node.get("/health/ready")).status === 503, "the node to notice");
    }
    await redis.start();
    for (const node of nodes) await node.ready();
    await untilJoined(clients[0], clients[1]);
  });
});

describe("a node started before Redis", () => {
  it("serves its clients, waits, and joins the cluster", async () => {
    const redis = new Redis(await freePort());
    const options = { redis: redis.url, rules: "interop", waitUntilReady: false };
    const nodes = await Promise.all([startNode(options), startNode(options)]);
    const clients = await Promise.all(nodes.map((node) => connectClient(node)));
    assert.equal((await nodes[0].get("/health/ready")).status, 503);
    assert.equal(await clients[0].ask("echo", "alone"), "alone");

    await redis.start();
    for (const node of nodes) await node.ready();
    await untilJoined(clients[0], clients[1]);
  });
});
