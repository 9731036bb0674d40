"use strict";
// A client that joins a room and then reads no more, while that room gets far more than the kernel buffers.

const fs = require("node:fs");
const { expectCounted, outcome, reasonsOf } = require("./reasons");
const { join } = require("./sessions");

const EVENT = "x".repeat(200_000);
const EVENTS = 500;
const TOTAL_MB = (EVENT.length * EVENTS) / 1_000_000;
/** Events between two looks at the node. */
const BATCH = 20;
/** The limit for one client (1 MB), and what a node's memory does besides. */
const MOST_GROWTH_MB = 20;
/** What Redis may hold for a node whose client does not read: the node itself has to go on reading. */
const MOST_IN_REDIS_BYTES = 1_000_000;

function residentMb(server) {
  const status = fs.readFileSync(`/proc/${server.pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1_000);
}

/** The most that waits in Redis for any node now. */
async function waitingInRedis(lab) {
  const list = String(await lab.command("CLIENT", "LIST", "TYPE", "pubsub"));
  return Math.max(...[...list.matchAll(/\bomem=(\d+)/g)].map(([, bytes]) => Number(bytes)));
}

/** server: where the client is; events come from the first node. */
async function stopsReading(lab, server) {
  const before = await reasonsOf(server);
  const slow = await join(server);
  slow.send('420["join","slow"]');
  await slow.take();
  slow.socket.pause();
  const residentBefore = residentMb(server);
  let mostMb = 0;
  let mostInRedis = 0;
  for (let sent = 0; sent < EVENTS; sent += BATCH) {
    for (let i = 0; i < BATCH; ++i) lab.sender.socket.emit("to-room", "slow", EVENT);
    await lab.sender.ask("echo", sent); // the node has taken them
    mostMb = Math.max(mostMb, residentMb(server) - residentBefore);
    mostInRedis = Math.max(mostInRedis, await waitingInRedis(lab));
  }
  const title = `${TOTAL_MB} MB for it do not grow the node without bound`;
  lab.expect("P15", title, `under ${MOST_GROWTH_MB} MB`, `${mostMb} MB`, mostMb < MOST_GROWTH_MB);
  if (lab.cell.nodes > 1) {
    lab.expect(
      "P7",
      "the node goes on reading the bus: little waits for it in Redis",
      `under ${MOST_IN_REDIS_BYTES} bytes`,
      `${mostInRedis} bytes`,
      mostInRedis < MOST_IN_REDIS_BYTES,
    );
  }
  slow.socket.resume();
  const closed = await outcome(slow.closed, 3_000);
  lab.expect("P15", "it is closed", "closed", closed ? `closed, ${closed.code}` : "still served", closed);
  await expectCounted(lab, server, before, "slow consumer", /slow consumer/);
}

module.exports = { stopsReading };
