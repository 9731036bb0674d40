"use strict";
// All cells against both kinds of server, one after the other; prints the table and writes it to docs/fault-matrix.md.

const fs = require("node:fs");
const path = require("node:path");
const { execFileSync } = require("node:child_process");
const { parseArgs } = require("node:util");

process.env.RELAYSCOPE_BIN_DIR ??= path.resolve(__dirname, "../../build/release/bin");
const { KINDS } = require("./lib/lab");
const { cellsOf, GROUPS } = require("./lib/registry");
const { runCell } = require("./lib/run");
const { GROUP_TITLES, sectionOf, preambleOf, kept } = require("./lib/table");

const DOCUMENT = path.resolve(__dirname, "../../docs/fault-matrix.md");
const PACKAGES = ["socket.io", "@socket.io/redis-adapter", "ioredis", "socket.io-client"];

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    servers: { type: "string", default: "ours,node" },
    cell: { type: "string", default: "" },
    print: { type: "boolean", default: false },
  },
});

function versions() {
  const words = (program, ...args) => execFileSync(program, args).toString().trim();
  const { dependencies } = require("../package.json");
  return {
    "relayscope-node": words(path.join(process.env.RELAYSCOPE_BIN_DIR, "relayscope-node"), "--version").split(" ")[1],
    Redis: /v=(\S+)/.exec(words("redis-server", "--version"))[1],
    "Node.js": process.version.slice(1),
    ...Object.fromEntries(PACKAGES.map((name) => [name, dependencies[name]])),
  };
}

/** The sections of the document as it is, by title; those that did not run now stay. */
function sectionsOnDisk() {
  if (!fs.existsSync(DOCUMENT)) return {};
  const [, ...sections] = fs.readFileSync(DOCUMENT, "utf8").split(/^(?=## )/m);
  return Object.fromEntries(sections.map((section) => [section.slice(3, section.indexOf("\n")), section]));
}

function write(sections, kinds) {
  const all = { ...sectionsOnDisk(), ...sections };
  const inOrder = GROUPS.map((group) => all[GROUP_TITLES[group]]).filter(Boolean);
  fs.writeFileSync(
    DOCUMENT,
    [preambleOf(versions(), inOrder, kinds), ...inOrder].map((part) => `${part.trimEnd()}\n`).join("\n"),
  );
}

async function runGroup(group, kinds) {
  const results = [];
  for (const cell of cellsOf(group).filter(({ name }) => name.includes(values.cell))) {
    for (const kind of kinds) {
      const result = await runCell(cell, kind);
      results.push(result);
      const score = `${kept(result.expectations)} of ${result.expectations.length} kept`;
      console.error(
        `${cell.name}, ${cell.nodes} nodes, ${KINDS[kind].title}: ${score}, ${result.seconds.toFixed(0)} s`,
      );
      if (kind === "ours" && result.misbehaviours.length > 0) console.error(result.misbehaviours.join("\n\n"));
    }
  }
  return results;
}

async function main() {
  const kinds = values.servers.split(",");
  const groups = values.only?.split(",") ?? GROUPS;
  const wrong = kinds.find((kind) => !(kind in KINDS)) ?? groups.find((group) => !GROUPS.includes(group));
  if (wrong) throw new Error(`"${wrong}" is none of ${[...Object.keys(KINDS), ...GROUPS].join(", ")}`);

  const sections = {};
  let brokenByOurs = 0;
  for (const group of groups) {
    const results = await runGroup(group, kinds);
    const section = sectionOf(group, results, kinds);
    console.log(section);
    sections[GROUP_TITLES[group]] = section;
    const ours = results.filter(({ kind }) => kind === "ours").flatMap(({ expectations }) => expectations);
    brokenByOurs += ours.length - kept(ours);
  }
  // Half a table would stand for a whole one.
  const isWhole = !values.print && values.cell === "" && kinds.length === Object.keys(KINDS).length;
  if (isWhole) write(sections, kinds);
  process.exitCode = brokenByOurs > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(`fault-matrix: ${error.message}`);
  process.exitCode = 1;
});
