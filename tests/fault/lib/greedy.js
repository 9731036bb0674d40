"use strict";
// Clients that take or send more than a node can give them.

const fs = require("node:fs");
const net = require("node:net");
const { openPolling, request } = require("../../harness/raw");
const { Flood } = require("./flood");
const { expectCounted, outcome, reasonsOf } = require("./reasons");
const { BASE, join } = require("./sessions");

const MB = 1_000_000;

function residentMb(server) {
  const status = fs.readFileSync(`/proc/${server.pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1_000);
}

const SLOW_EVENT = "x".repeat(200_000);
const SLOW_EVENTS = 500;
/** 100 MB for one client must not cost the node more than its limit for one (64 MB) and a little. */
const MOST_GROWTH_MB = 80;

async function stopsReading(lab, server) {
  const before = await reasonsOf(server);
  const slow = await join(server);
  slow.send('420["join","slow"]');
  await slow.take();
  slow.socket.pause();
  const residentBefore = residentMb(server);
  let most = 0;
  for (let sent = 0; sent < SLOW_EVENTS; ++sent) {
    lab.sender.socket.emit("to-room", "slow", SLOW_EVENT);
    if (sent % 20 === 19) {
      await lab.sender.ask("echo", sent);
      most = Math.max(most, residentMb(server) - residentBefore);
    }
  }
  lab.expect(
    "P15",
    `${(SLOW_EVENT.length * SLOW_EVENTS) / MB} MB for it do not grow the node without bound`,
    `under ${MOST_GROWTH_MB} MB`,
    `${most} MB`,
    most < MOST_GROWTH_MB,
  );
  slow.socket.resume();
  const closed = await outcome(slow.closed, 3_000);
  lab.expect("P15", "it is closed", "closed", closed ? `closed, ${closed.code}` : "still served", closed);
  await expectCounted(lab, server, before, "a reason that says slow", /slow/);
}

const FLOOD_MS = 2_000;

async function floods(lab, server) {
  const before = await reasonsOf(server);
  const flood = await Flood.start(server);
  const closed = await outcome(flood.closed, FLOOD_MS);
  const { sent } = flood;
  flood.end();
  lab.expect(
    "P16",
    "a client that floods is closed",
    "closed",
    `${closed ? "closed" : "still served"} after ${sent} events`,
    closed,
  );
  await expectCounted(lab, server, before, "a reason that says how much", /rate|flood|packets|too many|per second/);
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
  const silent = net.connect(server.port, "127.0.0.1");
  lab.undo.push(() => silent.destroy());
  silent.on("error", () => {});
  silent.write("GET /socket.io/?EIO=4");
  const ended = new Promise((resolve) => silent.once("close", () => resolve(true)));
  silent.resume();
  lab.expect(
    "P16",
    "a request that never ends is closed",
    "within 15 s",
    (await outcome(ended, 15_000)) ? "closed" : "still open",
    await outcome(ended, 1),
  );
}

module.exports = { stopsReading, floods, oversize, oversizeHead };
