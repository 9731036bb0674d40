"use strict";
// Clients that send more than a node should take.

const net = require("node:net");
const { performance } = require("node:perf_hooks");
const { openPolling, request } = require("../../harness/raw");
const { Flood } = require("./flood");
const { expectCounted, outcome, reasonsOf } = require("./reasons");
const { BASE, join } = require("./sessions");

const MB = 1_000_000;
/** What a busy machine may add to a time limit. */
const SLACK_MS = 2_000;

const FLOOD_MS = 2_000;
/** Option maxPacketsPerSecond of the node that is flooded. */
const FLOOD_LIMIT = 1_000;
/** What may come at once: a second's worth, and what one read of the node brings (64 KB of frames of 17 bytes). */
const BURST_SECONDS = 1;
const EVENTS_OF_ONE_READ = 3_900;

async function floods(lab, server) {
  const before = await reasonsOf(server);
  const eventsBefore = await lab.counter(server, "relayscope_events_received_total");
  const streamBefore = lab.stream.position;
  const flood = await Flood.start(server);
  const closed = await outcome(flood.closed, FLOOD_MS);
  const { sent } = flood;
  // What it did not take stays in the kernel; only our node says how much it took.
  const eventsNow = await lab.counter(server, "relayscope_events_received_total");
  const taken = eventsNow === null ? sent : eventsNow - eventsBefore - (lab.stream.position - streamBefore);
  flood.end();
  const most = FLOOD_LIMIT * (FLOOD_MS / 1_000 + BURST_SECONDS) + EVENTS_OF_ONE_READ;
  lab.expect(
    "P16",
    "a client that floods is held to the limit or closed",
    `at most ${most} events in ${FLOOD_MS} ms`,
    `${taken} events, ${closed ? "closed" : "still there"}`,
    taken <= most,
  );
  await expectCounted(lab, server, before, "that it was held back", /throttled/);
}

async function oversize(lab, server) {
  const before = await reasonsOf(server);
  const tooMuch = "4".repeat(1.5 * MB);
  const socket = await join(server);
  socket.send(tooMuch);
  const closed = await outcome(socket.closed, 3_000);
  lab.expect(
    "P16",
    "WebSocket: it is closed with the code for it",
    "1009",
    closed?.code ?? "still open",
    closed?.code === 1009,
  );
  const polling = await openPolling(server, BASE);
  const answer = await outcome(
    polling.push(tooMuch).catch((error) => ({ status: error.code })),
    3_000,
  );
  lab.expect(
    "P16",
    "polling: it is refused with the status for it",
    "413",
    answer?.status ?? "no answer",
    answer?.status === 413,
  );
  await expectCounted(lab, server, before, "a reason for each", /too large|payload|transport error/);
}

async function oversizeHead(lab, server) {
  for (const [what, path, headers] of [
    ["query", `${BASE}?EIO=4&transport=polling&x=${"x".repeat(200_000)}`, {}],
    ["header", `${BASE}?EIO=4&transport=polling`, { "X-Long": "x".repeat(200_000) }],
  ]) {
    const answer = await outcome(
      request(server, "GET", path, { headers }).response.catch((error) => ({ status: error.code })),
      3_000,
    );
    const status = answer?.status ?? "no answer";
    lab.expect("P16", `a ${what} of 200 KB is refused`, "414 or 431", status, status === 414 || status === 431);
  }
}

/** What a node and Node.js itself give a request's head, and the interval at which Node.js looks. */
const HEAD_TIMEOUT_MS = 60_000;
const NODE_INTERVAL_MS = 30_000;

async function neverEndingRequest(lab, server) {
  const before = await reasonsOf(server);
  const start = performance.now();
  const socket = net.connect(server.port, "127.0.0.1");
  lab.undo.push(() => socket.destroy());
  socket.on("error", () => {}); // closed, one way or the other
  let answer = "";
  socket.on("data", (data) => (answer += data));
  socket.write("GET /socket.io/?EIO=4");
  const closed = new Promise((resolve) => socket.once("close", () => resolve(true)));
  const wasClosed = await outcome(closed, HEAD_TIMEOUT_MS + NODE_INTERVAL_MS + SLACK_MS);
  const tookMs = Math.round(performance.now() - start);
  const limit = HEAD_TIMEOUT_MS + SLACK_MS;
  const status = answer.split(" ")[1] ?? "no answer";
  lab.expect(
    "P16",
    "it is refused and closed",
    `408 within ${limit} ms`,
    wasClosed ? `${status} after ${tookMs} ms` : "still open",
    wasClosed && tookMs <= limit && status === "408",
  );
  await expectCounted(lab, server, before, "request timeout", /request timeout/);
}

module.exports = { FLOOD_LIMIT, floods, oversize, oversizeHead, neverEndingRequest };
