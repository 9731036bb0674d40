"use strict";
// Expectations that many cells state in the same words.

const { describe, LATE_MS } = require("./stream");
const { connectClient } = require("../../harness/clients");

/** Bound of what waits for the bus (P3), and what a busy machine may add. */
const AGE_LIMIT_MS = 2_000;
const SLACK_MS = 500;
/** A node notices within this time that Redis does not answer, and sends it no more. */
const IN_FLIGHT_MS = 300;
/** Longest pause between two attempts to reach Redis, and a second to log in and subscribe (P2). */
const READY_WITHIN_MS = 3_000;

/** Messages for the other nodes that their publisher knows they may not have got. */
const DROP_COUNTERS = [
  "relayscope_bus_publish_dropped_total",
  "relayscope_bus_publish_refused_total",
  "relayscope_bus_publish_unanswered_total",
];

/** Sum of the counters of a node that there are; null where there is none. */
async function countOf(lab, server, names) {
  const counts = (await Promise.all(names.map((name) => lab.counter(server, name)))).filter((count) => count !== null);
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}

/** "a: 0 of 150 lost, max 3 ms; b: ..." */
function describeAll(verdicts) {
  return Object.entries(verdicts)
    .map(([node, verdict]) => `${node}: ${describe(verdict)}`)
    .join("; ");
}

function verdictsOf(stream, nodes, first, end) {
  return Object.fromEntries(nodes.map((node) => [node, stream.verdict(node, first, end)]));
}

/** Everything arrived, once, in order and in time. */
function isPerfect({ lost, late, duplicated, reordered }) {
  return lost + late + duplicated + reordered === 0;
}

/** The clients of these nodes noticed nothing. */
function expectUnharmed(lab, promise, who, stream, nodes, first, end) {
  const verdicts = verdictsOf(stream, nodes, first, end);
  lab.expect(
    promise,
    `${who} get all events`,
    `each once, in order, within ${LATE_MS} ms`,
    describeAll(verdicts),
    Object.values(verdicts).every(isPerfect),
  );
}

/** Per-sender order across nodes, and no event twice, whatever was lost. */
function expectOrder(lab, stream, nodes) {
  const verdicts = verdictsOf(stream, nodes);
  lab.expect(
    "P11",
    "clients of the other nodes get events in order",
    "none twice, none out of order",
    describeAll(verdicts),
    Object.values(verdicts).every(({ duplicated, reordered }) => duplicated + reordered === 0),
  );
}

/**
 * What waited for the bus was not kept for ever. heldByRedis: a Redis that stands still has taken, and will publish, what
 * the node sent before it could notice; only so much of it may be.
 */
function expectNothingStale(lab, stream, nodes, { heldByRedis = false } = {}) {
  const limitMs = AGE_LIMIT_MS + SLACK_MS;
  const inFlight = heldByRedis ? Math.ceil((IN_FLIGHT_MS * stream.perSecond) / 1_000) : 0;
  const stale = Math.max(...nodes.map((node) => stream.olderThan(limitMs, node)));
  const most = Math.max(...nodes.map((node) => stream.verdict(node).maxDelayMs));
  lab.expect(
    "P3",
    "clients of the other nodes get nothing stale",
    heldByRedis
      ? `nothing over ${limitMs} ms old, but for what Redis had taken in ${IN_FLIGHT_MS} ms (${inFlight})`
      : `nothing over ${limitMs} ms old`,
    `${stale} over that, max ${most} ms`,
    stale <= inFlight,
  );
}

/** What a node's clients miss was dropped by the node that published it, or fell into a gap that their own node noticed. */
async function expectLossCounted(lab, stream, publisher, nodes) {
  const dropped = await countOf(lab, publisher, DROP_COUNTERS);
  const measured = [];
  let isExplained = true;
  for (const node of nodes) {
    const { lost } = stream.verdict(node);
    const gaps = await lab.counter(lab.servers[node], "relayscope_bus_gaps_total");
    const isCounted = dropped !== null && lost <= dropped;
    isExplained = isExplained && (lost === 0 || isCounted || gaps > 0);
    measured.push(`${node}: ${lost} lost, ${dropped ?? "none"} counted, ${gaps ?? "no"} gaps`);
  }
  const title = "what clients of the other nodes miss is counted";
  lab.expect("P3", title, "as dropped by the sender, or as a gap by the receiver", measured.join("; "), isExplained);
}

/** Who is subscribed to the channel of requests, as Redis says. */
async function expectMembers(lab, promise, count) {
  const asExpected = async () => (await lab.membersOnBus()) === count;
  const reached = await lab.timeUntil(asExpected, 1_000);
  const measured = reached === null ? await lab.membersOnBus() : count;
  lab.expect(promise, "subscribed nodes, as Redis sees them", `${count}`, measured, reached !== null);
}

/** From the end of an outage on. Returns once the nodes say that they are ready, or will not be. */
async function expectReadyAgain(lab, stream, nodes = Object.values(lab.servers)) {
  const allReady = async () => (await Promise.all(nodes.map((node) => lab.isReady(node)))).every(Boolean);
  const readyMs = await lab.timeUntil(allReady, 2 * READY_WITHIN_MS);
  lab.expect(
    "P2",
    "all nodes are ready again",
    `within ${READY_WITHIN_MS} ms`,
    readyMs === null ? "never" : `after ${readyMs} ms`,
    readyMs !== null && readyMs <= READY_WITHIN_MS,
  );
  await expectMembers(lab, "P2", nodes.length);
  const first = stream.position;
  await stream.flows(stream.perSecond, 2_000);
  const end = stream.position;
  await stream.stop();
  const names = nodes.map(({ name }) => name);
  expectUnharmed(lab, "P29", "once the nodes say that they are ready, all clients", stream, names, first, end);
}

/** Whether each node still takes a client and answers it. */
async function expectNewClients(lab) {
  const answers = [];
  for (const [name, server] of Object.entries(lab.servers)) {
    const answer = await connectClient(server, { timeout: 1_000 })
      .then((client) => client.socket.timeout(1_000).emitWithAck("echo", "fine"))
      .catch((error) => error.message);
    answers.push(`${name}: ${answer}`);
  }
  lab.expect(
    "P1",
    "new clients are taken and served meanwhile",
    "by every node",
    answers.join("; "),
    answers.every((answer) => answer.endsWith(": fine")),
  );
}

module.exports = {
  DROP_COUNTERS,
  describeAll,
  verdictsOf,
  expectUnharmed,
  expectOrder,
  expectNothingStale,
  expectLossCounted,
  expectMembers,
  expectReadyAgain,
  expectNewClients,
};
