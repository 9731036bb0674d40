"use strict";
// Redis goes away under a cluster in use, and comes back: one course for every way in which it can.

const {
  expectLossCounted,
  expectNewClients,
  expectNothingStale,
  expectOrder,
  expectReadyAgain,
  expectUnharmed,
} = require("./checks");

const { setTimeout: wait } = require("node:timers/promises");

/** Nodes have to see by themselves that they are cut off: it must not take longer than two of their heartbeats. */
const NOTICE_WITHIN_MS = 3_000;

async function expectNotReady(lab, timeoutMs) {
  const servers = Object.values(lab.servers);
  const saysNo = async (server) => (await server.get("/health/ready", 1_000)).status === 503;
  const noneReady = async () => (await Promise.all(servers.map(saysNo))).every(Boolean);
  const noticed = await lab.timeUntil(noneReady, timeoutMs);
  lab.expect(
    "P20",
    "a node that is cut off says that it is not ready",
    `within ${timeoutMs} ms`,
    noticed === null ? "not all said so" : `after ${noticed} ms`,
    noticed !== null,
  );
}

/** begin(): does it; lasts: ms; end(): undoes it; heldByRedis: what Redis has been sent it will publish afterwards. */
async function outage(lab, { begin, lasts, end, heldByRedis }) {
  await lab.startCluster();
  const stream = await lab.startStream();
  const [publisher, ...others] = Object.values(lab.servers);
  const remote = others.map(({ name }) => name);

  lab.faultBegins();
  await begin();
  const over = wait(lasts);
  await expectNotReady(lab, Math.min(lasts, NOTICE_WITHIN_MS));
  await expectNewClients(lab);
  await over;
  await end();
  await expectReadyAgain(lab, stream);

  expectUnharmed(lab, "P1", "clients of the node that emits", stream, [publisher.name]);
  if (remote.length === 0) return;
  expectNothingStale(lab, stream, remote, { heldByRedis });
  expectOrder(lab, stream, remote);
  await expectLossCounted(lab, stream, publisher, remote);
}

module.exports = { outage };
