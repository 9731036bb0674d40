"use strict";
// A half-open connection: a network namespace with a node and a client in it, whose only link goes down, so that neither
// end hears of it. This file starts itself again inside that namespace, and prints there what it found.

const { execFileSync } = require("node:child_process");
const { performance } = require("node:perf_hooks");
const { Child } = require("../../harness/children");

const PING_INTERVAL_MS = 500;
const PING_TIMEOUT_MS = 500;
const SLACK_MS = 1_000;
/** Long enough for the node to give the client up. */
const DOWN_MS = PING_INTERVAL_MS + PING_TIMEOUT_MS + SLACK_MS;
const RESULT = /^result (.*)$/;

const setLink = (state) => execFileSync("ip", ["link", "set", "lo", state]);
const { setTimeout: wait } = require("node:timers/promises");

/** Whether this machine lets us have a network namespace of our own. */
function isPossible() {
  try {
    execFileSync("unshare", ["-rn", "ip", "link", "set", "lo", "up"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The outside: {sessions, reasons} of the node after the link was down. */
async function run(kind) {
  const child = new Child("unshare", ["-rn", process.execPath, __filename, kind], { endsByItself: true });
  const [, result] = await child.line(RESULT);
  await child.exited;
  return JSON.parse(result);
}

/** The inside. */
async function main(kind) {
  setLink("up");
  const { Lab } = require("./lab");
  const { reasonsOf, risenSince } = require("./reasons");
  const { join } = require("./sessions");
  const lab = new Lab(kind, { nodes: 1, promises: [] });
  const server = await lab.startNode("a", { pingInterval: PING_INTERVAL_MS, pingTimeout: PING_TIMEOUT_MS });
  const before = await reasonsOf(server);
  const client = await join(server);
  client.socket.on("message", (data) => data.toString() === "2" && client.send("3"));
  const start = performance.now();
  setLink("down");
  await wait(DOWN_MS);
  setLink("up");
  // A session that is still there is served again as soon as the kernels have found each other.
  client.send('420["whoami"]');
  const closed = await Promise.race([client.closed, wait(2 * DOWN_MS)]);
  const result = {
    closed: Boolean(closed),
    tookMs: performance.now() - start,
    risen: await risenSince(before, server),
  };
  await lab.close();
  console.log(`result ${JSON.stringify(result)}`);
  process.exit(0);
}

async function cableCut(lab) {
  const { closed, risen } = await run(lab.kind);
  lab.expect(
    "P18",
    "the node gives up a client that it cannot reach",
    `after ${PING_INTERVAL_MS + PING_TIMEOUT_MS} ms of silence`,
    closed ? "closed" : "still there",
    closed,
  );
  lab.expect("P26", "the node counts why", "ping timeout", risen || "nothing counted", /ping timeout/.test(risen));
}

if (require.main === module) main(process.argv[2]);

module.exports = { isPossible, cableCut };
