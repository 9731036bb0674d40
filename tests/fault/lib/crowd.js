"use strict";
// Many clients at one node, and a node that cannot take any more.

const fs = require("node:fs");
const { execFileSync } = require("node:child_process");
const { connectClient, openClient } = require("../../harness/clients");

/** Descriptors that the node may open beyond those it has. */
const SPARE_DESCRIPTORS = 10;
const CLIENTS_BEYOND = 40;
/** A node that tries to accept again and again in vain would burn a core. */
const MAX_CPU_SHARE = 0.5;
const MEASURED_MS = 1_000;

const { setTimeout: wait } = require("node:timers/promises");

/** So many connected clients. */
function crowd(lab, server, count) {
  return Promise.all(Array.from({ length: count }, () => connectClient(server)));
}

function descriptorsOf(server) {
  return fs.readdirSync(`/proc/${server.pid}/fd`).length;
}

/** User and system time of a process in seconds, as the kernel counts them. */
function cpuSeconds(server) {
  const fields = fs.readFileSync(`/proc/${server.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** A node that reached its limit of descriptors: no spinning, no client lost, and clients again once there is room. */
async function expectHeldDescriptors(lab, server) {
  execFileSync("prlimit", ["--pid", String(server.pid), `--nofile=${descriptorsOf(server) + SPARE_DESCRIPTORS}:`]);
  const clients = Array.from({ length: CLIENTS_BEYOND }, () => openClient(server, { timeout: 60_000 }));
  const count = () => clients.filter((client) => client.socket.connected).length;
  await lab.timeUntil(() => count() >= SPARE_DESCRIPTORS / 2, 3_000);
  const before = cpuSeconds(server);
  await wait(MEASURED_MS);
  const share = (cpuSeconds(server) - before) / (MEASURED_MS / 1_000);
  lab.expect(
    "P16",
    "a node that can accept no more does not spin",
    `under ${MAX_CPU_SHARE * 100} % of a core`,
    `${Math.round(share * 100)} %, ${count()} of ${CLIENTS_BEYOND} taken`,
    share < MAX_CPU_SHARE,
  );
  for (const client of clients) client.socket.disconnect();
  const room = await lab.timeUntil(
    () =>
      connectClient(server, { timeout: 500 }).then(
        () => true,
        () => false,
      ),
    5_000,
  );
  lab.expect(
    "P16",
    "clients are taken again once others have gone",
    "within 5000 ms",
    room === null ? "never" : `after ${room} ms`,
    room !== null,
  );
}

module.exports = { crowd, expectHeldDescriptors };
