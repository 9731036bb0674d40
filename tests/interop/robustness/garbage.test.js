"use strict";
// What anybody can publish on the adapter's channels must not hurt a node: it is counted and ignored. Some of these end a
// Node.js server, so only our nodes are in this cluster.

const assert = require("node:assert/strict");
const { describe, it, before, after } = require("node:test");
require("../../harness/suite");
const RedisClient = require("ioredis");
const { startCluster, connectToAll, receivedBy } = require("../../harness/cluster");
const { HOSTILE_MESSAGES, randomMessages, forgedEvent } = require("../../harness/hostile");
const { until } = require("../../harness/wait");

/** Messages from Redis that were not applied for a reason that is the sender's. */
async function ignoredCount(server) {
  const metrics = await server.metrics();
  const sum = (...reasons) =>
    reasons.reduce((total, reason) => total + metrics.get(`relayscope_bus_ignored_total{reason="${reason}"}`), 0);
  return sum("undecodable", "other_namespace", "unknown_request", "unknown_room");
}

describe("forged messages", () => {
  let cluster;
  let clients;
  let redis;
  before(async () => {
    cluster = await startCluster(["node", "probe"]);
    clients = await connectToAll(cluster, { roomsOf: () => ["red"] });
    redis = new RedisClient(cluster.redis.url);
  });
  after(() => redis.disconnect());

  for (const [channel, messages] of Object.entries(HOSTILE_MESSAGES)) {
    for (const [name, message] of Object.entries(messages)) {
      it(`on ${channel}: ${name}`, async () => {
        const before = await ignoredCount(cluster.servers.node);
        await redis.publish(channel, message);
        await until(
          async () => (await ignoredCount(cluster.servers.node)) === before + 1,
          "the node to count it as ignored",
          5_000,
        );
        for (const events of Object.values(await receivedBy(clients, cluster.probe))) assert.deepEqual(events, []);
      });
    }
  }

  it("leave the cluster whole", async () => {
    const sockets = await cluster.probe.fetchSockets({});
    assert.equal(sockets.length, 2);
    clients.node.socket.emit("to-all", "fine");
    for (const client of Object.values(clients)) assert.deepEqual(await client.inbox.take(), ["said", "fine"]);
  });

  it("that are well-formed but bare of options are taken as the official adapter takes them", async () => {
    await redis.publish("socket.io#/#", forgedEvent("said", "bare"));
    for (const events of Object.values(await receivedBy(clients, cluster.probe))) {
      assert.deepEqual(events, [["said", "bare"]]);
    }
  });
});

describe("random bytes", () => {
  it("on every channel are survived", async () => {
    const cluster = await startCluster(["node", "probe"]);
    const clients = await connectToAll(cluster);
    const redis = new RedisClient(cluster.redis.url);
    for (const [channel, message] of randomMessages(500)) await redis.publish(channel, message);
    redis.disconnect();
    clients.node.socket.emit("to-all", "the end");
    for (const client of Object.values(clients)) await client.inbox.before(([, text]) => text === "the end");
  });
});
