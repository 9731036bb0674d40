"use strict";
// What a process has used, as the kernel counts it (proc(5)).

const fs = require("node:fs");

/** Bytes; the page size of all machines that we run on. */
const PAGE_BYTES = 4096;

/** {cpuSeconds, residentBytes} of a process, all its threads. */
function usageOf(pid) {
  const cpuNs = fs
    .readdirSync(`/proc/${pid}/task`)
    .map((thread) => Number(fs.readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]))
    .reduce((sum, ns) => sum + ns, 0);
  const residentPages = Number(fs.readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
  return { cpuSeconds: cpuNs / 1e9, residentBytes: residentPages * PAGE_BYTES };
}

/** The hard limit of open files, which scripts/bench makes the soft one. */
function descriptorLimit() {
  return Number(/Max open files\s+\d+\s+(\d+)/.exec(fs.readFileSync("/proc/self/limits", "utf8"))[1]);
}

module.exports = { usageOf, descriptorLimit };
