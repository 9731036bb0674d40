"use strict";
// Resident memory of every node process over its life: what it grows by once it is warm.

const { usageOf } = require("../../harness/processes");

const INTERVAL_MS = 2_000;
/** Buffers, arenas and tables reach their size in this time. */
const WARM_UP_MS = 180_000;
/** A line through less says nothing. */
const LEAST_JUDGED_MS = 300_000;
/** 6 MiB an hour: far above what counters of faults need, far below what a message or a session that stays would take. */
const MOST_KIB_PER_MINUTE = 100;

/** Least squares: bytes per ms. */
function slopeOf(samples) {
  const mean = (field) => samples.reduce((sum, sample) => sum + sample[field], 0) / samples.length;
  const [time, bytes] = [mean("at"), mean("bytes")];
  let above = 0;
  let below = 0;
  for (const sample of samples) {
    above += (sample.at - time) * (sample.bytes - bytes);
    below += (sample.at - time) ** 2;
  }
  return above / below;
}

class Memory {
  constructor(lab) {
    this.lab = lab;
    /** pid -> {name, startedAt, samples: [{at, bytes}]} */
    this.processes = new Map();
    this.timer = setInterval(() => this.sample(), INTERVAL_MS);
    lab.undo.push(() => clearInterval(this.timer));
  }

  sample() {
    const at = Date.now();
    for (const { name, pid, child } of Object.values(this.lab.servers)) {
      if (child.exit) continue;
      if (!this.processes.has(pid)) this.processes.set(pid, { name, startedAt: at, samples: [] });
      try {
        this.processes.get(pid).samples.push({ at, bytes: usageOf(pid).residentBytes });
      } catch {
        // It ended between the two looks.
      }
    }
  }

  /** Of each process: {name, firstMiB, lastMiB, minutes, kibPerMinute or null when it lived too briefly, ok}. */
  verdicts() {
    return [...this.processes.values()]
      .filter(({ samples }) => samples.length > 0)
      .map(({ name, startedAt, samples }) => {
        const warm = samples.filter(({ at }) => at - startedAt >= WARM_UP_MS);
        const isJudged = warm.length > 1 && warm.at(-1).at - warm[0].at >= LEAST_JUDGED_MS;
        const kibPerMinute = isJudged ? (slopeOf(warm) * 60_000) / 1024 : null;
        return {
          name,
          firstMiB: samples[0].bytes / 2 ** 20,
          lastMiB: samples.at(-1).bytes / 2 ** 20,
          minutes: (samples.at(-1).at - startedAt) / 60_000,
          kibPerMinute,
          ok: kibPerMinute === null || kibPerMinute <= MOST_KIB_PER_MINUTE,
        };
      });
  }
}

module.exports = { Memory, MOST_KIB_PER_MINUTE };
