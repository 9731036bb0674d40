"use strict";
// The books of numbered events: what every node's client missed in one episode, and what the nodes say of it.

const { DROP_COUNTERS } = require("../../fault/lib/checks");

const GAP_COUNTER = "relayscope_bus_gaps_total";

class Ledger {
  /** stream: of the loss meter, sent at the node `home`. */
  constructor(lab, stream, home) {
    this.lab = lab;
    this.stream = stream;
    this.home = home;
    /** In words: what must not have happened. */
    this.failures = [];
    this.lost = 0;
    this.judged = 0;
  }

  async countersNow() {
    const sum = async (server, names) => {
      const counts = await Promise.all(names.map((name) => this.lab.counter(server, name)));
      return counts.reduce((all, one) => all + (one ?? 0), 0);
    };
    const gaps = {};
    for (const [name, server] of Object.entries(this.lab.servers)) {
      gaps[name] = { pid: server.pid, count: await sum(server, [GAP_COUNTER]) };
    }
    return { dropped: await sum(this.lab.servers[this.home], DROP_COUNTERS), gaps };
  }

  /** An episode begins: all that was sent until now has arrived. */
  async open() {
    this.first = this.stream.position;
    this.before = await this.countersNow();
  }

  /**
   * It is over, and events flow again. `gone`: a node whose client went during it and has been replaced; `verdictOfGone`
   * is of the client that went.
   */
  async close(title, { gone, verdictOfGone } = {}) {
    const end = this.stream.position;
    await this.stream.reached(end - 1, 5_000);
    const after = await this.countersNow();
    const dropped = after.dropped - this.before.dropped;
    let lostInEpisode = 0;
    let gapsInEpisode = 0;
    for (const { node } of this.stream.receivers) {
      const verdict = node === gone ? verdictOfGone : this.stream.verdict(node, this.first, end);
      const { lost, duplicated, reordered } = verdict;
      this.judged += verdict.sent;
      lostInEpisode += lost;
      if (duplicated + reordered > 0)
        this.failures.push(`${title}: client of ${node}: ${duplicated} twice, ${reordered} out of order`);
      const gaps =
        after.gaps[node].pid === this.before.gaps[node].pid ? after.gaps[node].count - this.before.gaps[node].count : 0;
      gapsInEpisode += gaps;
      if (lost === 0) continue;
      if (node === this.home) {
        this.failures.push(`${title}: client of the sender's own node: ${lost} of ${verdict.sent} lost`);
        continue;
      }
      const isExplained = lost <= dropped || gaps > 0;
      if (!isExplained)
        this.failures.push(`${title}: client of ${node}: ${lost} lost, ${dropped} counted as dropped, ${gaps} gaps`);
    }
    this.lost += lostInEpisode;
    return { lost: lostInEpisode, dropped, gaps: gapsInEpisode };
  }
}

module.exports = { Ledger };
