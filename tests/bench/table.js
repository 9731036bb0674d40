"use strict";
// The table of a benchmark run: one line per measured quantity, medians of the rounds.

const micros = (us) => (us >= 10_000 ? `${(us / 1000).toFixed(1)} ms` : `${us.toFixed(us < 100 ? 2 : 0)} us`);
const kibibytes = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

/** What is shown of each phase: title, value of a line of the load generator, how to write it. */
const QUANTITIES = [
  ["idle", "memory per idle connection", (line) => line.bytesPerConnection, kibibytes],
  ["broadcast", "CPU per delivery", (line) => (line.serverCpuSeconds / line.operations) * 1e6, micros],
  ["broadcast", "until all have it, p50", (line) => line.p50Us, micros],
  ["broadcast", "until all have it, p99", (line) => line.p99Us, micros],
  ["echo", "CPU per round trip", (line) => (line.serverCpuSeconds / line.operations) * 1e6, micros],
  ["echo", "round trip p50", (line) => line.p50Us, micros],
  ["echo", "round trip p95", (line) => line.p95Us, micros],
  ["echo", "round trip p99", (line) => line.p99Us, micros],
];

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function table(results) {
  const rows = [["clients", "load", "quantity", "Node.js", "Relayscope", "ratio"]];
  for (const clients of new Set(results.map((result) => result.clients))) {
    const of = (server) => results.filter((result) => result.server === server && result.clients === clients);
    of("node")[0].lines.forEach((shape, index) => {
      const load = shape.inFlight ? `${shape.phase}, ${shape.inFlight} in flight` : shape.phase;
      for (const [, title, value, write] of QUANTITIES.filter(([phase]) => phase === shape.phase)) {
        const [node, ours] = ["node", "relayscope"].map((server) =>
          median(of(server).map(({ lines }) => value(lines[index]))),
        );
        rows.push([String(clients), load, title, write(node), write(ours), (ours / node).toFixed(2)]);
      }
    });
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const isNumber = (column) => column === 0 || column > 2;
  return rows
    .map((row) => row.map((cell, i) => (isNumber(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join("  "))
    .join("\n");
}

module.exports = { table };
