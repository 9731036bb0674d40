"use strict";
// The servers under test. RELAYSCOPE_TARGET chooses: `node` (ours, default) or `reference` (the official packages with
// the same command line), so that every test can be shown to be right before it judges.

const http = require("node:http");
const path = require("node:path");
const { Child } = require("./children");
const { until } = require("./wait");

const target = process.env.RELAYSCOPE_TARGET || "node";
const isReference = target === "reference";
const projectDir = path.resolve(__dirname, "../..");
const binDir = process.env.RELAYSCOPE_BIN_DIR || path.join(projectDir, "build/dev/bin");
const referenceDir = path.join(__dirname, "reference");

/** Path of a rules file: one that we ship by its name, or one of the tests by its file name. */
function rulesFile(name) {
  const folder = path.join(...(name.startsWith("interop") ? [__dirname, "rules"] : [projectDir, "resources/rules"]));
  return path.join(folder, `${name}.json`);
}

class ServerProcess {
  constructor(child, url, pid) {
    this.child = child;
    this.url = url;
    this.port = Number(new URL(url).port);
    this.pid = pid;
  }

  /** {status, body}; rejects when the server says nothing for so long. */
  get(pathAndQuery, silenceMs = 10_000) {
    return new Promise((resolve, reject) => {
      const request = http.get(this.url + pathAndQuery, { agent: false, timeout: silenceMs }, (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () => resolve({ status: response.statusCode, body: Buffer.concat(chunks).toString() }));
      });
      request.on("timeout", () => request.destroy(new Error(`no answer within ${silenceMs} ms`)));
      request.on("error", reject);
    });
  }

  /** Until /health/ready says so: the Redis subscriptions are confirmed. */
  async ready(timeoutMs = 20_000) {
    await until(async () => (await this.get("/health/ready")).status === 200, "the node to be ready", timeoutMs);
  }

  /** The counters of /metrics: `name{labels}` -> number. */
  async metrics() {
    const { body } = await this.get("/metrics");
    const values = new Map();
    for (const line of body.split("\n")) {
      const match = /^([a-zA-Z_:][^\s{]*(?:\{[^}]*\})?) (\S+)/.exec(line);
      if (match) values.set(match[1], Number(match[2]));
    }
    return values;
  }

  stop(signal) {
    return this.child.stop(signal);
  }
}

async function start(program, args) {
  const child = new Child(program, args);
  const [, url, pid] = await child.line(/^ready (http:\/\/\S+) pid (\d+)$/);
  return new ServerProcess(child, url, Number(pid));
}

/** Options of relayscope-node in camelCase; `rules` by name. Values of arrays repeat the option. */
function commandLine(options) {
  const args = [];
  for (const [key, value] of Object.entries({ port: 0, host: "127.0.0.1", ...options })) {
    if (value === undefined) continue;
    const option = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    for (const one of Array.isArray(value) ? value : [value]) args.push(option, String(one));
  }
  return args;
}

/** With a Redis it is waited for, unless the test does that itself. */
async function startNodeProgram(program, leadingArguments, { waitUntilReady = true, ...options }) {
  const adapter = options.redis ? undefined : "none";
  const server = await start(program, [...leadingArguments, ...commandLine({ adapter, ...options })]);
  if (options.redis && waitUntilReady) await server.ready();
  return server;
}

function startReferenceNode(options) {
  return startNodeProgram(process.execPath, [path.join(referenceDir, "server.js")], options);
}

function startOurNode(options) {
  const rules = options.rules && rulesFile(options.rules);
  return startNodeProgram(path.join(binDir, "relayscope-node"), [], { ...options, rules });
}

/** A node of our library that is driven through its API, see control.js. */
async function startOurProbe(options) {
  const probe = await start(path.join(binDir, "cluster-probe"), commandLine(options));
  await probe.ready();
  return probe;
}

/** The node under test. */
const startNode = isReference ? startReferenceNode : startOurNode;

/** The bare Engine.IO echo server under test. */
function startEngineEcho(options = {}) {
  const args = commandLine(options);
  return isReference
    ? start(process.execPath, [path.join(referenceDir, "engine-echo.js"), ...args])
    : start(path.join(binDir, "engine-echo"), args);
}

module.exports = {
  isReference,
  binDir,
  start,
  commandLine,
  startNode,
  startOurNode,
  startOurProbe,
  startReferenceNode,
  startEngineEcho,
};
