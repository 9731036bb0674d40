"use strict";
// The loss meter: a client emits numbered events at a fixed rate, receivers on all nodes write down when each arrives.
// Sender and receivers live in this process, so one clock times both ends.

const { performance } = require("node:perf_hooks");

/** An event that arrives later than this is late. */
const LATE_MS = 500;
const TICK_MS = 10;

let streams = 0;

/** What one receiver got of the events first..last (numbers): counts, and delays in ms. */
function judge(arrivals, sentAt, first, last) {
  const wanted = Math.max(0, last - first + 1);
  const seen = new Set();
  const verdict = { sent: wanted, lost: 0, late: 0, duplicated: 0, reordered: 0, maxDelayMs: 0 };
  let highest = -1;
  for (const { number, at } of arrivals) {
    if (number < first || number > last) continue;
    if (seen.has(number)) {
      ++verdict.duplicated;
      continue;
    }
    seen.add(number);
    const delay = at - sentAt[number];
    if (delay > LATE_MS) ++verdict.late;
    verdict.maxDelayMs = Math.max(verdict.maxDelayMs, Math.round(delay));
    if (number < highest) ++verdict.reordered;
    highest = Math.max(highest, number);
  }
  verdict.lost = wanted - seen.size;
  return verdict;
}

class Receiver {
  /** client: of the harness; node: the name of the node that it is connected to. */
  constructor(node, client, stream) {
    this.node = node;
    this.client = client;
    this.arrivals = [];
    this.highest = -1;
    client.socket.on("said", (id, number) => {
      if (id !== stream.id) return;
      this.arrivals.push({ number, at: performance.now() });
      this.highest = Math.max(this.highest, number);
      stream.wake();
    });
  }
}

class Stream {
  /** sender: a client of the node that emits; clients: {node name: client}; perSecond: 10..1000. */
  constructor(sender, clients, perSecond) {
    this.id = `stream ${++streams}`;
    this.sender = sender;
    this.perSecond = perSecond;
    this.sentAt = [];
    this.waiting = new Set();
    this.receivers = Object.entries(clients).map(([node, client]) => new Receiver(node, client, this));
    this.startedAt = performance.now();
    this.timer = setInterval(() => this.sendDue(), TICK_MS);
  }

  /** From now on, what is said of a node is what this client gets. */
  replaceReceiver(node, client) {
    this.receivers = this.receivers.filter((one) => one.node !== node);
    this.receivers.push(new Receiver(node, client, this));
  }

  sendDue() {
    const due = Math.floor(((performance.now() - this.startedAt) * this.perSecond) / 1000);
    while (this.sentAt.length < due) {
      this.sender.socket.emit("to-all", this.id, this.sentAt.length);
      this.sentAt.push(performance.now());
    }
  }

  /** The number that the next event will have: a place in the stream to judge from or to. */
  get position() {
    return this.sentAt.length;
  }

  wake() {
    for (const check of [...this.waiting]) check();
  }

  /** Until every receiver of `nodes` has an event with this number or a higher one; false when that takes too long. */
  reached(number, timeoutMs, nodes) {
    const receivers = this.receivers.filter(({ node }) => !nodes || nodes.includes(node));
    return new Promise((resolve) => {
      const finish = (answer) => {
        clearTimeout(timer);
        this.waiting.delete(check);
        resolve(answer);
      };
      const check = () => receivers.every(({ highest }) => highest >= number) && finish(true);
      const timer = setTimeout(() => finish(false), timeoutMs);
      this.waiting.add(check);
      check();
    });
  }

  /** Until `count` events more arrived everywhere. */
  flows(count, timeoutMs = 5_000, nodes = undefined) {
    return this.reached(this.position + count - 1, timeoutMs + (1000 * count) / this.perSecond, nodes);
  }

  /** Sends no more, and waits for the last events: what is not there in time is lost. */
  async stop(timeoutMs = 3_000, nodes = undefined) {
    clearInterval(this.timer);
    await this.reached(this.position - 1, timeoutMs, nodes);
  }

  /** How many events came to a node's client later than this. */
  olderThan(ageMs, node) {
    const { arrivals } = this.receivers.find((one) => one.node === node);
    return arrivals.filter(({ number, at }) => at - this.sentAt[number] > ageMs).length;
  }

  /** Of the receiver on a node: {sent, lost, late, duplicated, reordered, maxDelayMs} of the events in [first, end). */
  verdict(node, first = 0, end = this.position) {
    const receiver = this.receivers.find((one) => one.node === node);
    return judge(receiver.arrivals, this.sentAt, first, end - 1);
  }
}

/** In words: "33 of 94 lost, 2 late, max 3301 ms". */
function describe({ sent, lost, late, duplicated, reordered, maxDelayMs }) {
  const parts = [`${lost} of ${sent} lost`];
  if (late > 0) parts.push(`${late} late`);
  if (duplicated > 0) parts.push(`${duplicated} twice`);
  if (reordered > 0) parts.push(`${reordered} out of order`);
  parts.push(`max ${maxDelayMs} ms`);
  return parts.join(", ");
}

module.exports = { Stream, describe, LATE_MS };
