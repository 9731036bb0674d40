"use strict";
// Nodes joined by hand over one plain Redis channel, without an adapter (resources/rules/plain-channel.json), and any
// other program on that channel.

const assert = require("node:assert/strict");
const { describe, it, before, after } = require("node:test");
require("../../harness/suite");
const RedisClient = require("ioredis");
const { connectClient } = require("../../harness/clients");
const { startRedis } = require("../../harness/redis");
const { startNode } = require("../../harness/servers");
const { next } = require("../../harness/wait");

describe("a plain channel", () => {
  let clients;
  let redis;
  before(async () => {
    const server = await startRedis();
    const options = { redis: server.url, rules: "plain-channel", adapter: "none" };
    const nodes = await Promise.all([startNode({ ...options, name: "a" }), startNode({ ...options, name: "b" })]);
    clients = await Promise.all(nodes.map((node) => connectClient(node)));
    redis = new RedisClient(server.url);
  });
  after(() => redis.disconnect());

  it("brings a message to the clients of all nodes once", async () => {
    clients[0].socket.emit("message", "hello", { a: [1, null] });
    clients[0].socket.emit("message", "again");
    for (const client of clients) {
      assert.deepEqual(await client.inbox.take(), ["message", "hello", { a: [1, null] }]);
      assert.deepEqual(await client.inbox.take(), ["message", "again"]);
    }
  });

  it("takes what another program publishes, JSON or not", async () => {
    await redis.publish("message", '["from outside",1]');
    await redis.publish("message", "plain text");
    for (const client of clients) {
      assert.deepEqual(await client.inbox.take(), ["message", "from outside", 1]);
      assert.deepEqual(await client.inbox.take(), ["message", "plain text"]);
    }
  });

  it("carries the arguments as a JSON list that any program can read", async () => {
    const listener = redis.duplicate();
    await listener.subscribe("message");
    const published = next(listener, "message");
    clients[1].socket.emit("message", "readable", 2);
    const [channel, text] = await published;
    listener.disconnect();
    assert.deepEqual([channel, JSON.parse(text)], ["message", ["readable", 2]]);
  });
});
