"use strict";
// One scenario at one kind of server, once: the lines that its rows are read off.

const { performance } = require("node:perf_hooks");
const { descriptorLimit, usageOf } = require("../../harness/processes");
const { Load } = require("./load");
const { startSubject } = require("./subjects");

/** Of a server, and of a load process. */
const DESCRIPTORS_BESIDE_CLIENTS = 200;
/** Socket.IO's default, and ours. */
const PING_INTERVAL_MS = 25_000;
/** What a load process goes on for after the window in which the server is looked at. */
const AFTER_WINDOW_MS = 5_000;

const mostClients = () => descriptorLimit() - DESCRIPTORS_BESIDE_CLIENTS;
const secondsOf = (load) => Number(load.split(":")[1]);

/** The load generator's own lines. */
function underLoad(servers, scenario) {
  return new Load(servers, scenario).done();
}

/** Connections from several processes and addresses; one line of what the server needs while they are all there. */
async function held([server], { clients, processes, loads }) {
  const residentBefore = usageOf(server.pid).residentBytes;
  const startedAt = performance.now();
  const all = Array.from(
    { length: processes },
    (_, i) =>
      new Load([server], {
        clients: Math.ceil(clients / processes),
        options: ["--source", `127.0.0.${10 + i}`],
        loads,
      }),
  );
  await Promise.all(all.map((load) => load.connected));
  const connectMs = performance.now() - startedAt;
  const windowMs = Math.max(500, secondsOf(loads[1]) * 1_000 - connectMs - AFTER_WINDOW_MS);
  const before = usageOf(server.pid);
  const windowAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, windowMs));
  const after = usageOf(server.pid);
  const windowSeconds = (performance.now() - windowAt) / 1_000;
  const heartbeats = (await Promise.all(all.map((load) => load.done()))).map((lines) => lines[1]);
  const lateMs = (field) => Math.max(...heartbeats.map((line) => line[field] / 1_000 - PING_INTERVAL_MS));
  return [
    {
      load: "held",
      bytesPerConnection: (after.residentBytes - residentBefore) / clients,
      cpuShare: (after.cpuSeconds - before.cpuSeconds) / windowSeconds,
      p99LateMs: lateMs("p99Us"),
      worstLateMs: lateMs("maxUs"),
    },
  ];
}

const MEASURES = { underLoad, held };

async function measure(subject, redis, scenario) {
  const servers = await startSubject(subject, redis, scenario.nodes ?? 1);
  try {
    return await MEASURES[scenario.measure ?? "underLoad"](servers, scenario);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

module.exports = { measure, mostClients };
