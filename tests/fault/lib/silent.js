"use strict";
// Clients that say nothing when they should.

const { performance } = require("node:perf_hooks");
const { openPolling, openWebSocket } = require("../../harness/raw");
const { expectCounted, outcome, reasonsOf, risenSince } = require("./reasons");
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

const FROZEN_MS = 1_500;

/** The node stands still while a client answers a ping: by its own clock the answer is late, but it lies there. */
async function answersABlockedNode(lab, server) {
  const before = await reasonsOf(server);
  const socket = await join(server);
  await socket.inbox.before((packet) => packet === "2");
  lab.freeze(server.child);
  socket.send("3");
  await new Promise((resolve) => setTimeout(resolve, FROZEN_MS));
  lab.thaw(server.child);
  socket.socket.on("message", (data) => data.toString() === "2" && socket.send("3"));
  const closed = await outcome(socket.closed, PING_INTERVAL_MS + SLACK_MS);
  const risen = await risenSince(before, server);
  lab.expect("P18", "the client stays", "connected", closed ? `closed: ${risen || closed.code}` : "connected", !closed);
}

async function neverConnects(lab, server) {
  const before = await reasonsOf(server);
  const start = performance.now();
  const socket = await openWebSocket(server, BASE);
  const polling = await openPolling(server, BASE);
  polling.startPoll(); // as its client would: a goodbye has to be fetched
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
  answersABlockedNode,
  neverConnects,
};
