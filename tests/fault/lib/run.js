"use strict";
// Runs one cell against one kind of server, and puts in words what came of it.

const { performance, monitorEventLoopDelay } = require("node:perf_hooks");
const { Lab, NONE, STAYS_UP } = require("./lab");

/** Above this the meter itself was so late that "late" says nothing about the servers. */
const METER_DELAY_MS = 250;

const firstLine = (text) => text.split("\n", 1)[0];

/** How the nodes ended that nobody ended: "a exited after 10.1 s: MaxRetriesPerRequestError: ...". */
function unexpectedEnds(lab) {
  return Object.values(lab.servers)
    .filter(({ child }) => child.exit && child.stopSignal === null)
    .map(({ name, child, endedAt }) => {
      const cause = child.log.find((line) => /^\S*Error\b/.test(line)) ?? child.log.at(-1) ?? "nothing said";
      return `${name} exited ${((endedAt - lab.faultAt) / 1_000).toFixed(1)} s after the fault: ${cause.trim()}`;
    });
}

/** {cell, kind, expectations: [{promise, title, expected, measured, ok}], seconds} */
async function runCell(cell, kind) {
  const lab = new Lab(kind, cell);
  const meter = monitorEventLoopDelay({ resolution: 10 });
  meter.enable();
  const start = performance.now();
  let failure = null;
  await cell.run(lab).catch((error) => (failure = error));
  meter.disable();
  const ended = unexpectedEnds(lab);
  const misbehaviours = await lab.close();
  const meterDelayMs = Math.round(meter.max / 1e6);
  if (failure) lab.expect(NONE, "the cell runs to its end", "yes", firstLine(failure.message), false);
  lab.expect(
    STAYS_UP,
    "no node ends by itself",
    "all stay up",
    ended.join("; ") || "all stayed up",
    ended.length === 0,
  );
  if (meterDelayMs > METER_DELAY_MS) {
    for (const one of lab.expectations.filter(({ ok }) => !ok))
      one.measured += ` (the meter itself was held up ${meterDelayMs} ms)`;
  }
  const seconds = (performance.now() - start) / 1_000;
  return { cell, kind, expectations: lab.expectations, seconds, failure, misbehaviours };
}

module.exports = { runCell };
