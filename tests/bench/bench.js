"use strict";
// Runs the comparisons of scenarios.js, prints their tables and writes them to docs/speed.md.

const path = require("node:path");
const { parseArgs } = require("node:util");

process.env.RELAYSCOPE_BIN_DIR ??= path.resolve(__dirname, "../../build/release/bin");
const { stopAll } = require("../harness/children");
const { startRedis } = require("../harness/redis");
const { compare } = require("./lib/compare");
const { writeDocument } = require("./lib/document");
const { PROFILE_TITLE, profileSection } = require("./lib/profile");
const { sectionOf } = require("./lib/table");
const { GROUPS } = require("./scenarios");

const QUICK_WORK = 0.1;
const ORDER = [...GROUPS.map(({ title }) => title), PROFILE_TITLE];

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    rounds: { type: "string" },
    work: { type: "string" },
    clients: { type: "string", default: "1000000" },
    print: { type: "boolean", default: false },
  },
});

/** Scenarios by --only: a part of their names or of their group's title. */
function wanted({ title, scenarios }) {
  return scenarios.filter(({ name }) => `${title}: ${name}`.toLowerCase().includes(values.only.toLowerCase()));
}

const report = (text) => console.error(`bench: ${text}`);

async function main() {
  const options = {
    rounds: values.rounds ? Number(values.rounds) : values.quick ? 1 : undefined,
    work: Number(values.work ?? (values.quick ? QUICK_WORK : 1)),
    clients: Number(values.clients),
    report,
  };
  const isShortened = values.quick || values.print || values.rounds || values.work;
  const sections = {};
  const redis = await startRedis();
  try {
    for (const group of GROUPS) {
      const scenarios = wanted(group);
      if (scenarios.length === 0) continue;
      const comparisons = [];
      for (const scenario of scenarios) comparisons.push(await compare(scenario, redis, options));
      const section = sectionOf(group, comparisons);
      console.log(section);
      // Half a table would stand for a whole one.
      if (scenarios.length === group.scenarios.length) sections[group.title] = section;
    }
    if (PROFILE_TITLE.toLowerCase().includes(values.only.toLowerCase())) {
      const section = await profileSection(redis, options);
      if (section) {
        console.log(section);
        sections[PROFILE_TITLE] = section;
      }
    }
  } finally {
    await redis.stop();
  }
  if (!isShortened && Object.keys(sections).length > 0) writeDocument(sections, ORDER);
}

main().catch(async (error) => {
  console.error(`bench: ${error.message}`);
  await stopAll();
  process.exitCode = 1;
});
