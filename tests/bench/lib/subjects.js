"use strict";
// What is compared: servers with the rules `chat` and the classic adapter on one Redis.

const { startOurNode, startReferenceNode } = require("../../harness/servers");
const { startHub } = require("./hub");

function withTelemetry(level) {
  return async (options) => {
    const hub = await startHub(level);
    const server = await startOurNode({ ...options, telemetry: hub.socket, telemetryToken: "bench" });
    server.child.exited.then(() => hub.close());
    return server;
  };
}

/** By name: how it is called in tables, how one is started. */
const SUBJECTS = {
  node: { title: "Node.js", start: startReferenceNode },
  ours: { title: "Relayscope", start: startOurNode },
  telemetryOff: { title: "Off", start: withTelemetry("off") },
  telemetryCounters: { title: "On", start: withTelemetry("counters") },
  telemetryHeaders: { title: "On", start: withTelemetry("headers") },
};

/** So many servers of one kind. */
async function startSubject(name, redis, count) {
  const servers = [];
  for (let i = 1; i <= count; ++i) {
    servers.push(await SUBJECTS[name].start({ redis: redis.url, rules: "chat", name: `bench-${i}` }));
  }
  return servers;
}

module.exports = { SUBJECTS, startSubject };
