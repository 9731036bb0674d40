"use strict";
// Mixed load on three nodes under random faults, for as long as asked; prints a summary and ends with 1 when a promise was
// broken. --seed repeats the order of faults and clients.

const path = require("node:path");
const { parseArgs } = require("node:util");

process.env.RELAYSCOPE_BIN_DIR ??= path.resolve(__dirname, "../../build/release/bin");
const { FAULTS } = require("./lib/faults");
const { Soak } = require("./lib/soak");

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    seed: { type: "string" },
    only: { type: "string", default: "" },
  },
});

function print({ episodes, traffic, delivered, lost, memory, failures }) {
  console.log("\nfault                   times     lost  dropped     gaps");
  for (const [name, { times, lost: missed, dropped, gaps }] of episodes) {
    const counts = [times, missed, dropped, gaps].map((count) => String(count).padStart(7));
    console.log(`${name.padEnd(20)}  ${counts.join("  ")}`);
  }
  console.log(`\nnumbered events: ${delivered} to be delivered, ${lost} lost`);
  console.log(
    `clients: ${Object.entries(traffic)
      .map(([what, count]) => `${count} ${what}`)
      .join(", ")}`,
  );
  const judged = memory.filter(({ kibPerMinute }) => kibPerMinute !== null);
  for (const { name, firstMiB, lastMiB, minutes, kibPerMinute } of judged) {
    const size = `${firstMiB.toFixed(1)} to ${lastMiB.toFixed(1)} MiB in ${minutes.toFixed(1)} min`;
    console.log(`memory of ${name}: ${size}, ${kibPerMinute.toFixed(1)} KiB a minute once warm`);
  }
  console.log(`memory of ${memory.length - judged.length} processes: they lived too briefly to be judged`);
  console.log(failures.length === 0 ? "PASS" : `FAIL\n${failures.map((text) => `- ${text}`).join("\n")}`);
}

async function main() {
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const faults = Object.keys(FAULTS).filter((name) => name.includes(values.only));
  if (faults.length === 0) throw new Error(`"${values.only}" is in none of ${Object.keys(FAULTS).join(", ")}`);
  console.log(`soak: ${values.minutes} minutes, --seed ${seed}`);
  const soak = new Soak({ seed, minutes: Number(values.minutes), faults, report: (text) => console.log(text) });
  const summary = await soak.run();
  print(summary);
  process.exitCode = summary.failures.length === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(`soak: ${error.stack}`);
  process.exitCode = 1;
});
