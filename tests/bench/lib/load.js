"use strict";
// relayscope-load-bench as a child: its lines as objects.

const path = require("node:path");
const { Child } = require("../../harness/children");
const { binDir } = require("../../harness/servers");

/** A load that is under way; `lines` holds what it has printed, done() resolves to all of it. */
class Load {
  constructor(servers, { clients, options = [], loads }) {
    const targets = servers.flatMap(({ port, pid }) => ["--server", `${port}:${pid}`]);
    const args = [...targets, "--clients", clients, ...options, ...loads].map(String);
    this.lines = [];
    this.child = new Child(path.join(binDir, "relayscope-load-bench"), args, { endsByItself: true });
    this.child.lineListeners.add((line) => line.startsWith("{") && this.lines.push(JSON.parse(line)));
    // Its first load is `idle` where somebody waits for this.
    this.connected = this.child.line(/"idle"/, 120_000);
    this.connected.catch(() => {});
  }

  async done() {
    const { code } = await this.child.exited;
    if (code !== 0) throw new Error(`the load generator ended with ${code}: ${this.child.log.at(-1)}`);
    return this.lines;
  }
}

module.exports = { Load };
