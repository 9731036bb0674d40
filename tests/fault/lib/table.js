"use strict";
// Results as Markdown: promise x fault x result, one column for each kind of server.

const { KINDS } = require("./lab");
const { PROMISES } = require("./promises");

const GROUP_TITLES = { redis: "Faults of Redis", node: "Faults of nodes", client: "Faults of clients" };

const escaped = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ").replaceAll("<", "&lt;");
const row = (cells) => `| ${cells.map(escaped).join(" | ")} |`;
const kept = (expectations) => expectations.filter(({ ok }) => ok).length;

/** The results of one cell, by kind, as rows: an expectation that one kind did not come to has a dash there. */
function rowsOf(results, kinds) {
  const { cell } = results[0];
  const keys = new Map(); // promise and title -> expected
  for (const { expectations } of results) {
    for (const { promise, title, expected } of expectations) keys.set(`${promise}\n${title}`, expected);
  }
  return [...keys].map(([key, expected]) => {
    const [promise, title] = key.split("\n");
    const columns = kinds.map((kind) => {
      const result = results.find((one) => one.kind === kind);
      const found = result?.expectations.find((one) => one.promise === promise && one.title === title);
      return found ? `${found.ok ? "✓ kept" : "✗ broken"}: ${found.measured}` : "–";
    });
    return row([cell.name, String(cell.nodes), promise, `${title}: ${expected}`, ...columns]);
  });
}

/** The section of one group; results of all its cells and kinds. */
function sectionOf(group, results, kinds) {
  const lines = [`## ${GROUP_TITLES[group]}`, ""];
  for (const kind of kinds) {
    const all = results.filter((result) => result.kind === kind).flatMap(({ expectations }) => expectations);
    lines.push(`- ${KINDS[kind].title}: ${kept(all)} of ${all.length} kept`);
  }
  lines.push("", row(["Fault", "Nodes", "Promise", "What must be", ...kinds.map((kind) => KINDS[kind].title)]));
  lines.push(row(Array(4 + kinds.length).fill("---")));
  for (const cell of new Set(results.map((result) => result.cell))) {
    lines.push(
      ...rowsOf(
        results.filter((result) => result.cell === cell),
        kinds,
      ),
    );
  }
  return `${lines.join("\n")}\n`;
}

/** How often each promise was kept, read back from the rows of sections: promise -> ["3 of 4", ...] by kind. */
function scoresOf(sections, kinds) {
  const scores = new Map();
  for (const line of sections.join("\n").split("\n")) {
    const [, , , promise, , ...results] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    if (!(promise in PROMISES)) continue;
    if (!scores.has(promise))
      scores.set(
        promise,
        kinds.map(() => ({ kept: 0, all: 0 })),
      );
    kinds.forEach((_, i) => {
      const score = scores.get(promise)[i];
      if (/^[✓✗]/.test(results[i])) ++score.all;
      if (results[i].startsWith("✓")) ++score.kept;
    });
  }
  return scores;
}

/** Everything before the sections. versions: {name: version}. */
function preambleOf(versions, sections, kinds) {
  const scores = scoresOf(sections, kinds);
  const inWords = ({ kept: count, all }) => `${count} of ${all}`;
  const lines = [
    "# What faults do to a node",
    "",
    "Written by `scripts/fault-matrix`: every cell of `tests/fault` against relayscope-node and against Socket.IO for",
    "Node.js with its Redis adapter, set up as their documentation says. Each row is one promise under one fault, what must",
    "be, and what was measured. Numbered events (50 a second) say what clients lost; late is over 500 ms. Times are those of",
    "one run on one machine. Socket.IO for Node.js has no metrics of its own: a promise to count something is not kept there,",
    "though a program can listen to `connection_error` and `disconnect` and count for itself.",
    "",
    ...Object.entries(versions).map(([name, version]) => `- ${name} ${version}`),
    "",
    row(["Promise", "In short", ...kinds.map((kind) => `${KINDS[kind].title}: kept`)]),
    row(Array(2 + kinds.length).fill("---")),
    ...[...scores]
      .sort(([one], [other]) => Number(one.slice(1)) - Number(other.slice(1)))
      .map(([promise, score]) => row([promise, PROMISES[promise], ...score.map(inWords)])),
  ];
  return `${lines.join("\n")}\n`;
}

module.exports = { GROUP_TITLES, sectionOf, preambleOf, kept };
