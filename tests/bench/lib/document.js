"use strict";
// docs/speed.md: what was measured, on what, one section for each group and one for the profiles.

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { execFileSync } = require("node:child_process");
const { binDir } = require("../../harness/servers");

const DOCUMENT = path.resolve(__dirname, "../../../docs/speed.md");
const PACKAGES = ["socket.io", "@socket.io/redis-adapter", "ioredis", "ws"];

const words = (program, ...args) => execFileSync(program, args).toString().trim();

function versionOf(name) {
  return require(path.resolve(__dirname, "../../node_modules", name, "package.json")).version;
}

function facts() {
  const cpus = os.cpus();
  const kernel = `${os.type()} ${os.release().split(".").slice(0, 2).join(".")}`;
  return [
    `${cpus.length} cores (${cpus[0].model}), ${Math.round(os.totalmem() / 2 ** 30)} GiB of memory, ${kernel}`,
    `relayscope-node ${words(path.join(binDir, "relayscope-node"), "--version").split(" ")[1]}, release build`,
    `Node.js ${process.version.slice(1)}, ${PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(", ")}`,
    `Redis ${/v=(\S+)/.exec(words("redis-server", "--version"))[1]}, on the same machine, as is the load`,
  ];
}

function preamble() {
  return `# How fast the node is

Written by \`scripts/bench\`: our node and Socket.IO for Node.js with the same rules, the same Redis, the same load, round
after round in turn. Figures are medians of the rounds, a ratio is the median of the rounds' ratios. CPU is that of the
server process with all its threads, in user mode and in the kernel. Latency of a broadcast with messages in flight is
until the last client has it; at a fixed rate it counts from the moment that a message was due. It is a comparison: on
another machine, or a busy one, the ratios are what stays. \`tests/bench/README.md\` says what each load does.

${facts()
  .map((fact) => `- ${fact}`)
  .join("\n")}
`;
}

/** The sections of the document as it is, by title; those that did not run now stay. */
function sectionsOnDisk() {
  if (!fs.existsSync(DOCUMENT)) return {};
  const [, ...sections] = fs.readFileSync(DOCUMENT, "utf8").split(/^(?=## )/m);
  return Object.fromEntries(sections.map((section) => [section.slice(3, section.indexOf("\n")), section]));
}

/** sections: {title: Markdown}; order: of all titles that there can be. */
function writeDocument(sections, order) {
  const all = { ...sectionsOnDisk(), ...sections };
  const parts = [preamble(), ...order.map((title) => all[title]).filter(Boolean)];
  fs.writeFileSync(DOCUMENT, parts.map((part) => `${part.trimEnd()}\n`).join("\n"));
}

module.exports = { writeDocument };
