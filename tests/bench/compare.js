"use strict";
// Runs the load of relayscope-load-bench on both servers, round after round in turn, and prints the medians side by side.

const path = require("node:path");
const { spawn, execFileSync } = require("node:child_process");
const { parseArgs } = require("node:util");

process.env.RELAYSCOPE_BIN_DIR ??= path.resolve(__dirname, "../../build/release/bin");
const { stopAll } = require("../harness/children");
const { startRedis } = require("../harness/redis");
const { binDir, startReferenceNode, startOurNode } = require("../harness/servers");
const { table } = require("./table");

const { values } = parseArgs({
  options: {
    clients: { type: "string", default: "200,4000" },
    rounds: { type: "string", default: "3" },
    deliveries: { type: "string", default: "400000" },
    "round-trips": { type: "string", default: "60000" },
    json: { type: "boolean", default: false },
  },
});
const DESCRIPTORS_BESIDE_CLIENTS = 200;

/** The lines that the load generator printed for one server. */
function runLoad(server, clients) {
  return new Promise((resolve, reject) => {
    const args = ["--port", server.port, "--pid", server.pid, "--clients", clients];
    args.push("--deliveries", values.deliveries, "--round-trips", values["round-trips"]);
    const load = spawn(path.join(binDir, "relayscope-load-bench"), args.map(String), {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    load.stdout.on("data", (chunk) => (output += chunk));
    load.once("error", reject);
    load.once("close", (code) => {
      if (code === 0)
        resolve(
          output
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line)),
        );
      else reject(new Error(`the load generator ended with ${code}`));
    });
  });
}

async function measure(startServer, redis, clients) {
  const server = await startServer({ redis: redis.url, rules: "chat", name: "bench" });
  try {
    return await runLoad(server, clients);
  } finally {
    await server.stop();
  }
}

async function main() {
  const limit = Number(execFileSync("bash", ["-c", "ulimit -n"]).toString());
  const servers = { node: startReferenceNode, relayscope: startOurNode };
  const results = []; // {server, clients, round, lines}
  const redis = await startRedis();
  try {
    for (const clients of values.clients.split(",").map(Number)) {
      if (clients + DESCRIPTORS_BESIDE_CLIENTS > limit)
        throw new Error(`${clients} clients need a higher hard limit than ${limit} (ulimit -Hn)`);
      for (let round = 1; round <= Number(values.rounds); ++round) {
        for (const [name, startServer] of Object.entries(servers)) {
          results.push({ server: name, clients, round, lines: await measure(startServer, redis, clients) });
        }
      }
    }
  } finally {
    await redis.stop();
  }
  console.log(values.json ? JSON.stringify(results, null, 2) : table(results));
}

main().catch(async (error) => {
  console.error(`bench: ${error.message}`);
  await stopAll();
  process.exitCode = 1;
});
