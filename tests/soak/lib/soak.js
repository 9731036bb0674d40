"use strict";
// A soak: traffic all the time, one fault after the other, each followed by a calm in which nothing may be lost.

const { connectClient } = require("../../harness/clients");
const { FAULTS, PROMISES } = require("./faults");
const { Lab } = require("../../fault/lib/lab");
const { Ledger } = require("./ledger");
const { Memory } = require("./memory");
const { Random } = require("./random");
const { Traffic } = require("./traffic");

const NODES = 3;
/** Where the numbered events come from. */
const HOME = "a";
const CLIENTS = 30;
const CALM_MS = [1_000, 5_000];
const READY_WITHIN_MS = 15_000;

const { setTimeout: wait } = require("node:timers/promises");

class Soak {
  /** report(text): of what happens; faults: their names. */
  constructor({ seed, minutes, faults, report }) {
    this.lab = new Lab("ours", { name: "soak", nodes: NODES, promises: PROMISES });
    this.random = new Random(seed);
    this.minutes = minutes;
    this.faults = faults;
    this.report = report;
    /** name of a fault -> {times, lost, dropped, gaps} */
    this.episodes = new Map();
    this.failures = [];
  }

  async run() {
    const { lab } = this;
    try {
      await lab.startCluster();
      this.memory = new Memory(lab);
      this.stream = await lab.startStream();
      this.ledger = new Ledger(lab, this.stream, HOME);
      this.traffic = new Traffic(lab, new Random(this.random.between(0, 2 ** 31)));
      this.traffic.start(CLIENTS);
      const end = Date.now() + this.minutes * 60_000;
      do await this.episode(this.random.pick(this.faults));
      while (Date.now() < end);
      await this.stream.stop();
      await this.traffic.stop();
    } finally {
      const misbehaviours = await lab.close();
      this.failures.push(...misbehaviours.map((text) => text.split("\n")[0]));
    }
    return this.summary();
  }

  async episode(name) {
    const at = new Date().toISOString().slice(11, 19);
    await this.ledger.open();
    const first = this.stream.position;
    const outcome = await FAULTS[name](this.lab, this.random);
    const gone = outcome?.gone;
    await this.settle(name);
    // Of the client that went: until the last event that it got, for what was on its way when its node ended is gone.
    const verdictOfGone = gone && this.stream.verdict(gone, first, this.highestOf(gone) + 1);
    if (gone) this.stream.replaceReceiver(gone, await connectClient(this.lab.servers[gone]));
    await this.stream.flows(this.stream.perSecond / 2, 5_000);
    const result = await this.ledger.close(name, { gone, verdictOfGone });
    this.note(name, result);
    const said = `${result.lost} lost, ${result.dropped} counted as dropped, ${result.gaps} gaps`;
    this.report(`${at} ${name}${gone ? ` (${gone})` : ""}: ${said}`);

    await this.ledger.open();
    await wait(this.random.between(...CALM_MS));
    await this.ledger.close(`calm after ${name}`);
  }

  highestOf(node) {
    return this.stream.receivers.find((receiver) => receiver.node === node).highest;
  }

  /** Until the cluster is whole again. */
  async settle(name) {
    const { lab } = this;
    const servers = Object.values(lab.servers);
    const isWhole = async () =>
      (await Promise.all(servers.map((server) => lab.isReady(server)))).every(Boolean) &&
      (await lab.membersOnBus()) === NODES;
    if ((await lab.timeUntil(isWhole, READY_WITHIN_MS)) === null)
      this.failures.push(`${name}: the cluster was not whole again within ${READY_WITHIN_MS / 1_000} s`);
    for (const server of servers) {
      const { exit, stopSignal } = server.child;
      if (exit && stopSignal === null) throw new Error(`${name}: ${server.name} ended by itself`);
    }
  }

  note(name, result) {
    const sums = this.episodes.get(name) ?? { times: 0, lost: 0, dropped: 0, gaps: 0 };
    ++sums.times;
    for (const [what, count] of Object.entries(result)) sums[what] += count;
    this.episodes.set(name, sums);
  }

  /** {episodes, traffic, delivered, lost, memory, failures} */
  summary() {
    const memory = this.memory.verdicts();
    const { counts } = this.traffic;
    const failures = [...this.failures, ...this.ledger.failures];
    for (const { title, expected, measured, ok } of this.lab.expectations)
      if (!ok) failures.push(`${title}: expected ${expected}, was ${measured}`);
    if (counts["lost acknowledgements"] > 0)
      failures.push(`${counts["lost acknowledgements"]} acknowledgements did not come to connected clients`);
    for (const { name, kibPerMinute, ok } of memory)
      if (!ok) failures.push(`${name} grows by ${kibPerMinute.toFixed(0)} KiB a minute`);
    const { judged: delivered, lost } = this.ledger;
    return { episodes: this.episodes, traffic: counts, delivered, lost, memory, failures };
  }
}

module.exports = { Soak };
