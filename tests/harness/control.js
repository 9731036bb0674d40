"use strict";
// The API of a server from outside: the JSON lines of reference/control.js and of cluster-probe.

const { toLine, fromLine } = require("./reference/jsonlines");
const { Inbox } = require("./wait");

const ANSWER_TIMEOUT_MS = 20_000;

class Control {
  constructor(server) {
    this.child = server.child;
    this.nextId = 1;
    this.waiting = new Map();
    /** {nsp, event, args} of each serverSideEmit that reached this server. */
    this.reports = new Inbox();
    this.child.lineListeners.add((line) => this.handle(line));
  }

  handle(line) {
    if (!line.startsWith("{")) return;
    const { id, result, error, report, ...rest } = fromLine(line);
    if (report) return void this.reports.push(rest);
    const { resolve, reject } = this.waiting.get(id);
    this.waiting.delete(id);
    // Beside the error, what came in spite of it: {partial, missing}.
    if (error !== undefined) reject(Object.assign(new Error(error), rest));
    else resolve(result);
  }

  call(op, parameters) {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no answer to ${op}\n${this.child.log.join("\n")}`)),
        ANSWER_TIMEOUT_MS,
      );
      const settle = (how) => (value) => {
        clearTimeout(timer);
        how(value);
      };
      this.waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      this.child.process.stdin.write(toLine({ id, op, ...parameters }));
    });
  }

  /** target: {nsp, rooms, except, flags}, here and below. */
  emit(target, event, ...args) {
    return this.call("emit", { ...target, event, args });
  }

  /** {error, responses} */
  emitWithAck(target, event, ...args) {
    return this.call("emitWithAck", { ...target, event, args });
  }

  fetchSockets(target) {
    return this.call("fetchSockets", target);
  }

  socketsJoin(target, rooms) {
    return this.call("socketsJoin", { ...target, with: rooms });
  }

  socketsLeave(target, rooms) {
    return this.call("socketsLeave", { ...target, with: rooms });
  }

  disconnectSockets(target, close) {
    return this.call("disconnectSockets", { ...target, close });
  }

  serverSideEmit(event, ...args) {
    return this.call("serverSideEmit", { event, args });
  }

  /** {error, responses} */
  serverSideEmitWithAck(event, ...args) {
    return this.call("serverSideEmitWithAck", { event, args });
  }

  allRooms(nsp) {
    return this.call("allRooms", { nsp });
  }
}

module.exports = { Control };
