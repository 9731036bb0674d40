"use strict";
// What one cell runs in: a Redis of its own, servers of one kind, clients, a numbered stream, and the expectations that
// the cell states. Everything is stopped when the cell ends, however it ends.

const { performance } = require("node:perf_hooks");
const RedisClient = require("ioredis");
const { stopAll } = require("../../harness/children");
const { closeClients, connectClient } = require("../../harness/clients");
const { Control } = require("../../harness/control");
const { closeRawSockets } = require("../../harness/raw");
const { startRedis } = require("../../harness/redis");
const { startOurNode, startOurProbe, startReferenceNode } = require("../../harness/servers");
const { until } = require("../../harness/wait");
const { Stream } = require("./stream");

const NODE_NAMES = ["a", "b", "c"];
const EVENTS_PER_SECOND = 50;
/** Options of a Redis client that fails where it cannot do its work. */
const ONE_ATTEMPT = { retryStrategy: () => null, commandTimeout: 5_000 };
const REQUEST_CHANNEL = "socket.io-request#/#";

/** The servers that a cell can be pointed at. */
const KINDS = {
  ours: { title: "relayscope-node", startNode: startOurNode, startAsker: startOurProbe },
  node: {
    title: "Socket.IO for Node.js",
    // Redis clients as the adapter's documentation makes them.
    startNode: (options) => startReferenceNode({ redisClient: options.redis && "documented", ...options }),
    startAsker: (options) => startReferenceNode({ rules: "probe", redisClient: "documented", ...options }),
  },
};

/** The promise that every cell checks. */
const STAYS_UP = "P1";
/** No promise: that the cell itself works. */
const NONE = "-";

class Lab {
  constructor(kind, cell) {
    this.kind = kind;
    this.isOurs = kind === "ours";
    this.cell = cell;
    /** {promise, title, expected, measured, ok} in order. */
    this.expectations = [];
    /** Nodes by name. */
    this.servers = {};
    /** A client of each node, by its name. */
    this.clients = {};
    /** Put back at the end, whatever happened; run in reverse order. */
    this.undo = [];
    this.faultAt = performance.now();
  }

  /** What is measured "after the fault" counts from here. */
  faultBegins() {
    this.faultAt = performance.now();
  }

  /** States one promise: what must be, what was. */
  expect(promise, title, expected, measured, ok) {
    const isNamed = [...this.cell.promises, STAYS_UP, NONE].includes(promise);
    if (!isNamed) throw new Error(`the cell "${this.cell.name}" does not name ${promise} among its promises`);
    this.expectations.push({ promise, title, expected, measured: String(measured), ok: Boolean(ok) });
  }

  async startNode(name, options = {}) {
    const server = await KINDS[this.kind].startNode({ redis: this.redis?.url, rules: "interop", name, ...options });
    this.servers[name] = server;
    server.name = name;
    server.child.exited.then(() => (server.endedAt = performance.now()));
    return server;
  }

  /** Redis and `count` nodes with a client on each. */
  async startCluster(count = this.cell.nodes, options = {}) {
    this.redis = await startRedis();
    const names = NODE_NAMES.slice(0, count);
    const servers = await Promise.all(names.map((name) => this.startNode(name, options)));
    this.servers = Object.fromEntries(servers.map((server) => [server.name, server])); // in the order of their names
    for (const [name, server] of Object.entries(this.servers)) this.clients[name] = await connectClient(server);
  }

  /** A member of the cluster more: the Control of its API. It has no clients. */
  async startAsker() {
    const server = await KINDS[this.kind].startAsker({ redis: this.redis.url, name: "asker" });
    this.asker = server;
    return new Control(server);
  }

  /** Numbered events from a client of the first node to the clients of all; they flow when it resolves. */
  async startStream({ perSecond = EVENTS_PER_SECOND, from = "a" } = {}) {
    this.sender = await connectClient(this.servers[from]);
    const stream = new Stream(this.sender, this.clients, perSecond);
    this.undo.push(() => clearInterval(stream.timer));
    if (!(await stream.flows(perSecond))) throw new Error("the cluster did not work before the fault");
    this.stream = stream;
    return stream;
  }

  /** A Redis command on a connection of its own. */
  async command(name, ...args) {
    return this.commandAs({}, name, ...args);
  }

  async commandAs(credentials, name, ...args) {
    const client = new RedisClient(this.redis.url, { ...ONE_ATTEMPT, ...credentials });
    client.on("error", () => {}); // the command rejects with it
    try {
      return await client.call(name, ...args);
    } finally {
      client.disconnect();
    }
  }

  /** Somebody who is subscribed to a channel, and is no node. */
  async subscribe(channel) {
    const client = new RedisClient(this.redis.url, ONE_ATTEMPT);
    this.undo.push(() => client.disconnect());
    client.on("error", () => {}); // Redis ends before us
    await client.subscribe(channel);
    return client;
  }

  /** How many nodes Redis sees. */
  async membersOnBus() {
    return (await this.command("PUBSUB", "NUMSUB", REQUEST_CHANNEL))[1];
  }

  /**
   * Sum of the counters of a node (/metrics) whose names with labels begin with `prefix` and do not hold `without`; null
   * where there is none.
   */
  async counter(server, prefix, without = " ") {
    const metrics = await server.metrics().catch(() => new Map());
    const values = [...metrics].filter(([name]) => name.startsWith(prefix) && !name.includes(without));
    return values.length === 0 ? null : values.reduce((sum, [, value]) => sum + value, 0);
  }

  /** Whether GET /health/ready says yes; no answer within a second is a no. */
  async isReady(server) {
    return (await server.get("/health/ready", 1_000).catch(() => ({ status: 0 }))).status === 200;
  }

  /** Milliseconds until a condition held, or null when it did not within the time or all nodes were gone. */
  async timeUntil(condition, timeoutMs) {
    const start = performance.now();
    const allGone = () => Object.values(this.servers).every((server) => server.child.exit);
    let held = false;
    await until(async () => (held = await condition()) || allGone(), "it", timeoutMs).catch(() => {});
    return held ? Math.round(performance.now() - start) : null;
  }

  /** Freezes a child (SIGSTOP) until thaw() or the end of the cell. */
  freeze(child) {
    child.process.kill("SIGSTOP");
    this.undo.push(() => child.process.kill("SIGCONT"));
  }

  thaw(child) {
    child.process.kill("SIGCONT");
  }

  /** Stops everything. What was wrong with any process, in words. */
  async close() {
    for (const undo of this.undo.reverse()) await undo();
    closeClients();
    closeRawSockets();
    // A Node.js server that still waits for Redis would take its time to end.
    if (!this.isOurs) await Promise.all(Object.values(this.servers).map((server) => server.stop("SIGKILL")));
    const before = Lab.misbehavioursSeen;
    const misbehaviours = await stopAll();
    Lab.misbehavioursSeen = misbehaviours.length;
    return misbehaviours.slice(before);
  }
}
Lab.misbehavioursSeen = 0;

module.exports = { Lab, KINDS, NONE, STAYS_UP };
