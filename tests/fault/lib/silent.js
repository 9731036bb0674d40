"use strict";
// Clients that say nothing when they should.

const { performance } = require("node:perf_hooks");
const { openPolling, openWebSocket } = require("../../harness/raw");
const { expectCounted, outcome, reasonsOf } = require("./reasons");
const { BASE, join } = require("./sessions");

const PING_INTERVAL_MS = 500;
const PING_TIMEOUT_MS = 500;
const CONNECT_TIMEOUT_MS = 1_000;
/** What a busy machine may add to a time limit. */
const SLACK_MS = 1_000;

async function neverAnswersPings(lab, server) {
  const before = await reasonsOf(server);
  const start = performance.now();
  const socket = await join(server);
  const closed = await outcome(socket.closed, PING_INTERVAL_MS + PING_TIMEOUT_MS + 2 * SLACK_MS);
  const tookMs = Math.round(performance.now() - start);
  const limit = PING_INTERVAL_MS + PING_TIMEOUT_MS + SLACK_MS;
  lab.expect(
    "P18",
    "it is closed",
    `within ${limit} ms`,
    closed ? `after ${tookMs} ms` : "still open",
    closed && tookMs <= limit,
  );
  await expectCounted(lab, server, before, "ping timeout", /ping timeout/);
}

async function neverConnects(lab, server) {
  const before = await reasonsOf(server);
  const start = performance.now();
  const socket = await openWebSocket(server, BASE);
  const polling = await openPolling(server, BASE);
  const limit = CONNECT_TIMEOUT_MS + SLACK_MS;
  const closed = await outcome(socket.closed, limit + SLACK_MS);
  const tookMs = Math.round(performance.now() - start);
  lab.expect(
    "P16",
    "WebSocket: it is closed",
    `within ${limit} ms`,
    closed ? `after ${tookMs} ms` : "still open",
    closed && tookMs <= limit,
  );
  const gone = await lab.timeUntil(async () => !(await polling.exists()), SLACK_MS);
  lab.expect(
    "P24",
    "polling: its session is forgotten",
    `within ${limit} ms`,
    gone === null ? "still there" : "forgotten",
    gone !== null,
  );
  await expectCounted(lab, server, before, "a reason, twice", /connect timeout|invalid_states \+2/);
}

module.exports = {
  PING_INTERVAL_MS,
  PING_TIMEOUT_MS,
  CONNECT_TIMEOUT_MS,
  neverAnswersPings,
  neverConnects,
};
