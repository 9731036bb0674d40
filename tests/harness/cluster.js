"use strict";
// One Redis, one server of the official packages and two of ours: a node with rules, and cluster-probe, which does with
// our library what rules cannot ask for.

const assert = require("node:assert/strict");
const { connectClient } = require("./clients");
const { Control } = require("./control");
const { startRedis } = require("./redis");
const { isReference, startNode, startOurProbe, startReferenceNode } = require("./servers");
const { until } = require("./wait");

function startProbe(options) {
  return isReference ? startReferenceNode({ ...options, rules: "probe" }) : startOurProbe(options);
}

/**
 * {redis, servers: {foreign, node, probe}, foreign, probe}: the last two are Controls.
 * A server that the test does not name is not started.
 */
async function startCluster(names = ["foreign", "node", "probe"], foreignOptions = {}) {
  const redis = await startRedis();
  const starters = {
    foreign: () => startReferenceNode({ redis: redis.url, name: "foreign", rules: "interop", ...foreignOptions }),
    node: () => startNode({ redis: redis.url, name: "node", rules: "interop" }),
    probe: () => startProbe({ redis: redis.url, name: "probe" }),
    probe2: () => startProbe({ redis: redis.url, name: "probe2" }),
  };
  const servers = {};
  const cluster = { redis, servers };
  for (const name of names) servers[name] = await starters[name]();
  for (const name of names.filter((one) => one !== "node")) cluster[name] = new Control(servers[name]);
  return cluster;
}

/**
 * A client on each server, by the server's name. Each is in its own room and in those that roomsOf(name) gives; data of
 * the socket is not set. Waits until the whole cluster can be reached from each Control.
 */
async function connectToAll(cluster, { namespace = "/", roomsOf = () => [], ...options } = {}) {
  const clients = {};
  for (const [name, server] of Object.entries(cluster.servers)) {
    clients[name] = await connectClient(server, { namespace, ...options });
    for (const room of roomsOf(name)) assert.equal(await clients[name].ask("join", room), room);
  }
  return clients;
}

let markers = 0;
/** What each client received before a message to all that control sends now: {name: [[event, ...args]]}. */
async function receivedBy(clients, control, nsp = "/") {
  const marker = `marker ${++markers}`;
  await control.emit({ nsp }, marker);
  const received = {};
  for (const [name, client] of Object.entries(clients)) {
    received[name] = await client.inbox.before(([event]) => event === marker);
  }
  return received;
}

/** Until a selection has so many sockets in the whole cluster, as seen by control. */
async function untilSockets(control, target, count) {
  await until(
    async () => (await control.fetchSockets(target)).length === count,
    `${count} sockets in ${JSON.stringify(target)}`,
  );
}

module.exports = { startCluster, connectToAll, receivedBy, untilSockets };
