"use strict";
// Redis cuts the nodes' subscriptions, and is there all the time.

const { expectMembers, expectOrder, expectUnharmed } = require("./checks");

/** A node that was cut off is back within this time (P8). */
const BACK_WITHIN_MS = 1_000;
const GAPS = "relayscope_bus_gaps_total";

/** From the cut of `nodes` on: they are back, say so, and know that they missed something. */
async function expectBack(lab, stream, nodes) {
  const servers = Object.values(lab.servers);
  const allBack = async () =>
    (await lab.membersOnBus()) === servers.length &&
    (await Promise.all(servers.map((server) => lab.isReady(server)))).every(Boolean);
  const backMs = await lab.timeUntil(allBack, 5 * BACK_WITHIN_MS);
  lab.expect(
    "P8",
    "nodes that Redis cut off are subscribed and ready again",
    `within ${BACK_WITHIN_MS} ms`,
    backMs === null ? "never" : `after ${backMs} ms`,
    backMs !== null && backMs <= BACK_WITHIN_MS,
  );
  const gaps = await Promise.all(nodes.map((name) => lab.counter(lab.servers[name], GAPS)));
  lab.expect(
    "P8",
    "a node that was cut off counts the gap",
    "1 or more",
    nodes.map((name, i) => `${name}: ${gaps[i] ?? "no counter"}`).join("; "),
    gaps.every((count) => count >= 1),
  );
  const first = stream.position;
  await stream.flows(stream.perSecond, 2_000);
  const end = stream.position;
  await stream.stop();
  expectUnharmed(
    lab,
    "P29",
    "once the nodes say that they are ready, all clients",
    stream,
    Object.keys(lab.servers),
    first,
    end,
  );
  await expectMembers(lab, "P8", servers.length);
}

/** CLIENT KILL TYPE pubsub under a stream. */
async function subscriptionsKilled(lab) {
  await lab.startCluster();
  const stream = await lab.startStream({ perSecond: 100 });
  const names = Object.keys(lab.servers);
  lab.faultBegins();
  await lab.command("CLIENT", "KILL", "TYPE", "pubsub");
  await expectBack(lab, stream, names);
  expectUnharmed(lab, "P1", "clients of the node that emits", stream, ["a"]);
  if (names.length > 1) expectOrder(lab, stream, names.slice(1));
}

/** A node that does not read gets behind further than this; one event is larger than the second. */
const LIMIT_OF_FROZEN = 1_000_000;
const LIMIT_OF_ONE_EVENT = 250_000;
const BIG_EVENT = "x".repeat(500_000);
/** 150 MB: far beyond what the kernel buffers between Redis and a node that does not read. */
const MOST_BIG_EVENTS = 300;

/** Redis cuts one node of several that is frozen, or the only one for a message larger than Redis may keep. */
async function bufferOverflow(lab) {
  await lab.startCluster();
  const names = Object.keys(lab.servers);
  const isAlone = names.length === 1;
  const victim = isAlone ? "a" : "b";
  const limit = isAlone ? LIMIT_OF_ONE_EVENT : LIMIT_OF_FROZEN;
  await lab.command("CONFIG", "SET", "client-output-buffer-limit", `pubsub ${limit} 0 0`);
  const stream = await lab.startStream();
  lab.faultBegins();
  if (!isAlone) lab.freeze(lab.servers[victim].child);
  if (!(await overflow(lab))) throw new Error("Redis never cut the subscriber: the fault did not take place");
  if (!isAlone) lab.thaw(lab.servers[victim].child);
  await expectBack(lab, stream, [victim]);
  const unharmed = isAlone ? [victim] : names.filter((name) => name !== victim);
  expectUnharmed(
    lab,
    "P1",
    isAlone ? "clients of the node itself" : "clients of the nodes that kept up",
    stream,
    unharmed,
  );
}

/** Emits big events to a room of nobody until Redis has closed a connection for it. */
async function overflow(lab) {
  const idsOf = async () =>
    new Set(
      [...String(await lab.command("CLIENT", "LIST", "TYPE", "pubsub")).matchAll(/\bid=(\d+)/g)].map(([, id]) => id),
    );
  const before = await idsOf();
  for (let sent = 0; sent < MOST_BIG_EVENTS; ++sent) {
    lab.sender.socket.emit("to-room", "nobody", BIG_EVENT);
    await lab.sender.ask("echo", sent); // the node has taken it
    const now = await idsOf();
    if ([...before].some((id) => !now.has(id))) return true;
  }
  return false;
}

module.exports = { subscriptionsKilled, bufferOverflow };
