"use strict";
// SIGTERM: a node with clients leaves a cluster in use.

const { performance } = require("node:perf_hooks");
const { connectClient } = require("../../harness/clients");
const { expectMembers, expectUnharmed } = require("./checks");
const { crowd } = require("./crowd");

/** Longest time that a drain may take. */
const DRAIN_WITHIN_MS = 10_000;
/** Options of our node, and what it makes of them: clients that come back at once meet the other nodes over some time. */
const DRAIN = { drainDelay: 500, drainTime: 2_000 };
const SPREAD_OVER_MS = 1_000;

/** How a process that was told to end did so, counted from lab.faultBegins(). */
async function expectEnd(lab, server, { title, withinMs }) {
  await lab.timeUntil(() => server.child.exit !== null, withinMs + 5_000);
  const tookMs = Math.round(server.endedAt - lab.faultAt);
  const { code, signal } = server.child.exit ?? {};
  const how = code === 0 ? "0" : (signal ?? `code ${code}`);
  lab.expect(
    "P21",
    title,
    `0 within ${withinMs} ms`,
    server.child.exit ? `${how} after ${tookMs} ms` : "still there",
    code === 0 && tookMs <= withinMs,
  );
}

async function expectDrain(lab, count) {
  await lab.startCluster(3, lab.isOurs ? DRAIN : {});
  const server = lab.servers.b;
  const clients = await crowd(lab, server, count);
  const stream = await lab.startStream();
  const leftAt = [];
  for (const client of clients) client.socket.once("disconnect", () => leftAt.push(performance.now()));

  lab.faultBegins();
  server.stop("SIGTERM");
  const health = () => server.get("/health/ready", 500).then(({ status }) => status);
  const saidMs = await lab.timeUntil(async () => (await health()) === 503, 2_000);
  const saidBefore = leftAt.length;
  lab.expect(
    "P20",
    "the node says that it is not ready before the last client has to go",
    "503 while there are clients",
    saidMs === null ? "no 503" : `503 after ${saidMs} ms, ${saidBefore} of ${count} clients gone`,
    saidMs !== null && saidBefore < count,
  );
  await lab.timeUntil(() => leftAt.length > 0, DRAIN_WITHIN_MS);
  const taken = await connectClient(server, { timeout: 500 }).then(
    () => true,
    () => false,
  );
  lab.expect("P21", "once clients have to go, no new one is taken", "refused", taken ? "taken" : "refused", !taken);
  await expectEnd(lab, server, { title: "the node ends by itself, with 0", withinMs: DRAIN_WITHIN_MS });
  await lab.timeUntil(() => leftAt.length === count, 1_000);
  const spreadMs = Math.round(Math.max(...leftAt) - Math.min(...leftAt));
  lab.expect(
    "P21",
    "clients are let go one after the other",
    `all, over ${SPREAD_OVER_MS} ms or more`,
    `${leftAt.length} of ${count} over ${spreadMs} ms`,
    leftAt.length === count && spreadMs >= SPREAD_OVER_MS,
  );
  await expectMembers(lab, "P21", 2);
  await stream.flows(stream.perSecond, 2_000, ["a", "c"]);
  await stream.stop();
  expectUnharmed(lab, "P1", "clients of the other nodes", stream, ["a", "c"]);
}

module.exports = { expectDrain, expectEnd };
