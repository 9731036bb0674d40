"use strict";
// Where our node's CPU goes under a load: perf's samples by what they were taken in.

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { execFileSync, spawnSync } = require("node:child_process");
const { Child } = require("../../harness/children");
const { Load } = require("./load");
const { startSubject } = require("./subjects");

const PROFILE_TITLE = "What our CPU is made of";
/** Not a divisor of any timer's rate. */
const SAMPLES_PER_SECOND = 499;

/** name, subject, clients, load: of one column; what is asked here is what is asked in scenarios.js. */
const PROFILES = [
  { name: "broadcast, 1 in flight, 200 clients", subject: "ours", clients: 200, load: "broadcast:1:600000" },
  { name: "broadcast, 1 in flight, 4000 clients", subject: "ours", clients: 4_000, load: "broadcast:1:600000" },
  { name: "broadcast, 4 in flight, 4000 clients", subject: "ours", clients: 4_000, load: "broadcast:4:1500000" },
  { name: "echo, one of each of 4000 clients", subject: "ours", clients: 4_000, load: "echo:0:300000" },
  {
    name: "broadcast, 4 in flight, 200 clients, telemetry at headers",
    subject: "telemetryHeaders",
    clients: 200,
    load: "broadcast:4:1500000",
  },
];

/** Whether a chain has such a function in it. */
const passes = (pattern) => (chain) => chain.some(({ symbol }) => pattern.test(symbol));

/** Title and what a call chain (innermost function first, with its library) has in it; the first that fits counts. */
const PARTS = [
  ["kernel: sending to sockets", passes(/^(__sys_sendmsg|__sys_sendto|ksys_write|do_writev)/)],
  ["kernel: receiving from sockets", passes(/^(__sys_recvmsg|__sys_recvfrom|ksys_read|do_readv)/)],
  ["kernel: waiting for sockets, and all else", ([{ library }]) => /kernel|unknown/.test(library)],
  ["telemetry, without what it calls", passes(/relayscope::(telemetry|node::(RingSink|Uplink))|Recorder/)],
  ["our program", ([{ library }]) => library.includes("relayscope-node")],
  ["Qt", ([{ library }]) => library.includes("libQt6")],
  ["the C and C++ libraries and others", () => true],
];

const hasPerf = () => spawnSync("perf", ["--version"]).status === 0;

/** Share of each of PARTS in the samples of a recording. */
function shares(file) {
  const script = execFileSync("perf", ["script", "-i", file, "-F", "ip,sym,dso"], {
    maxBuffer: 2 ** 30,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const counts = PARTS.map(() => 0);
  let total = 0;
  for (const sample of script.toString().split("\n\n")) {
    const chain = sample
      .split("\n")
      .map((line) => /^\s*[0-9a-f]+ (.*) \(([^)]*)\)$/.exec(line))
      .filter(Boolean)
      .map(([, symbol, library]) => ({ symbol, library }));
    if (chain.length === 0) continue;
    ++total;
    ++counts[PARTS.findIndex(([, fits]) => fits(chain))];
  }
  return counts.map((count) => count / total);
}

async function profile({ subject, clients, load }, redis, folder) {
  const file = path.join(folder, "perf.data");
  const [server] = await startSubject(subject, redis, 1);
  try {
    const run = new Load([server], { clients, loads: ["idle", load] });
    await run.connected;
    const args = ["record", "--call-graph", "fp", "-F", SAMPLES_PER_SECOND, "-p", server.pid, "-o", file];
    const perf = new Child("perf", args.map(String));
    await run.done();
    await perf.stop("SIGINT");
  } finally {
    await server.stop();
  }
  return shares(file);
}

/** Markdown; nothing where there is no perf. */
async function profileSection(redis, { report }) {
  if (!hasPerf()) return report("there is no perf: the profiles stay as they are");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "relayscope-perf-"));
  const columns = [];
  try {
    for (const one of PROFILES) {
      report(`profile: ${one.name}`);
      columns.push(await profile(one, redis, folder));
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
  const row = (cells) => `| ${cells.join(" | ")} |`;
  const percent = (share) => `${(share * 100).toFixed(0)} %`;
  return `## ${PROFILE_TITLE}

Samples of \`perf\` on our node, by what they were taken in. What is left is the kernel: one call for each client that is
sent something, of which no server can save any, and with one message in flight, or at a fixed rate, the waking of a peer
for each. Where an aim is missed:

- **Echo of 4,000 clients at once**: each round trip is a receive, a send and the wait for both, on a connection whose data
  the caches have forgotten since its last turn; user mode is the smaller part.
- **Latency at a fixed rate**: nodes, Redis and the load share the cores, so the slowest of a hundred waits for a core, not
  for a node.
- **Telemetry**: what it costs is copied, encoded and written to the hub for each event; the same in absolute terms for
  every load, so that the share is largest where a delivery is cheapest.

${row(["Part", ...PROFILES.map(({ name }) => name)])}
${row(["---", ...PROFILES.map(() => "--:")])}
${PARTS.map(([title], i) => row([title, ...columns.map((column) => percent(column[i]))])).join("\n")}
`;
}

module.exports = { PROFILE_TITLE, profileSection };
