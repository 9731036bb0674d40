"use strict";
// Child processes: each is remembered and stopped by its own id.

const { spawn } = require("node:child_process");
const readline = require("node:readline");

/** A child that is still there so long after its signal is killed. */
const STOP_TIMEOUT_MS = 10_000;
const LOG_LINES_KEPT = 200;

/** Children that still run. */
const running = new Set();
/** In words: children that ended by themselves, with an error, or only with SIGKILL. */
const misbehaviours = [];

class Child {
  /** endsByItself: with 0, when it has done its work. */
  constructor(program, args, { env, endsByItself = false } = {}) {
    this.name = program;
    this.log = [];
    this.exit = null;
    this.stopSignal = null;
    this.endsByItself = endsByItself;
    this.lineListeners = new Set();
    // Whatever ends this process, also SIGKILL, ends the child.
    this.process = spawn("setpriv", ["--pdeathsig", "KILL", "--", program, ...args], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    this.pid = this.process.pid;
    running.add(this);
    this.exited = new Promise((resolve) => {
      const finish = (exit) => {
        this.exit = exit;
        running.delete(this);
        this.judge();
        resolve(exit);
      };
      this.process.once("error", (error) => finish({ code: null, signal: null, error }));
      this.process.once("exit", (code, signal) => finish({ code, signal }));
    });
    this.process.stdin.on("error", () => {}); // the child may be gone before what we write
    readline.createInterface({ input: this.process.stdout }).on("line", (line) => {
      this.remember(line);
      for (const listener of [...this.lineListeners]) listener(line);
    });
    readline.createInterface({ input: this.process.stderr }).on("line", (line) => this.remember(line));
  }

  /** Ending well is: when asked to or meant to, with 0 or by the signal itself. */
  judge() {
    const { code, signal } = this.exit;
    const wasToEnd = this.stopSignal !== null || this.endsByItself;
    const endedWell = wasToEnd && (code === 0 || (signal !== null && signal === this.stopSignal));
    if (endedWell) return;
    const how = this.stopSignal ? `after ${this.stopSignal}` : "by itself";
    misbehaviours.push(
      `${this.name} (pid ${this.pid}) ended ${how}: ${JSON.stringify(this.exit)}\n${this.log.join("\n")}`,
    );
  }

  remember(line) {
    this.log.push(line);
    if (this.log.length > LOG_LINES_KEPT) this.log.shift();
  }

  /** The first line of standard output, from now on, that matches. Rejects when the child ends before. */
  line(pattern, timeoutMs = 20_000) {
    return new Promise((resolve, reject) => {
      const fail = (why) => {
        clearTimeout(timer);
        this.lineListeners.delete(listener);
        reject(new Error(`${this.name}: ${why} before a line like ${pattern}\n${this.log.join("\n")}`));
      };
      const timer = setTimeout(() => fail("nothing"), timeoutMs);
      const listener = (text) => {
        const match = pattern.exec(text);
        if (!match) return;
        clearTimeout(timer);
        this.lineListeners.delete(listener);
        resolve(match);
      };
      this.lineListeners.add(listener);
      this.exited.then((exit) => fail(`ended (${JSON.stringify(exit)})`));
    });
  }

  /** SIGTERM, then SIGKILL when that is not enough. How it ended: {code, signal}. */
  async stop(signal = "SIGTERM") {
    if (this.exit) return this.exit;
    this.stopSignal = signal;
    this.process.kill(signal);
    const timer = setTimeout(() => this.process.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await this.exited;
    clearTimeout(timer);
    return this.exit;
  }
}

/** Stops all that still run; what was wrong with any child since the start. */
async function stopAll() {
  await Promise.all([...running].map((child) => child.stop()));
  return misbehaviours;
}

// A test that is killed from outside (a ctest timeout) must not leave its servers behind either.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => {
    for (const child of running) child.process.kill("SIGKILL");
    process.exit(1);
  });
}

module.exports = { Child, stopAll };
