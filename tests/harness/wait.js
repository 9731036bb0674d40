"use strict";
// Waiting without sleeping: for an event, for a condition, or for a marker that proves that nothing came before it.

/** The arguments of the next `name` event of an emitter. */
function next(emitter, name, timeoutMs = 10_000) {
  return new Promise((resolve, reject) => {
    const listener = (...args) => {
      clearTimeout(timer);
      resolve(args);
    };
    const timer = setTimeout(() => {
      emitter.off(name, listener);
      reject(new Error(`no "${name}" event within ${timeoutMs} ms`));
    }, timeoutMs);
    emitter.once(name, listener);
  });
}

/** Polls a condition of another process, which cannot tell us when it changes. */
async function until(condition, what, timeoutMs = 10_000) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    let error;
    try {
      if (await condition()) return;
    } catch (e) {
      error = e;
    }
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms for ${what}${error ? `: ${error.message}` : ""}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Keeps everything in order of arrival; `take()` waits for the next one. */
class Inbox {
  constructor() {
    this.items = [];
    this.waiting = [];
  }

  push(item) {
    const waiter = this.waiting.shift();
    if (waiter) waiter(item);
    else this.items.push(item);
  }

  take(timeoutMs = 10_000) {
    if (this.items.length > 0) return Promise.resolve(this.items.shift());
    return new Promise((resolve, reject) => {
      const waiter = (item) => {
        clearTimeout(timer);
        resolve(item);
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        reject(new Error(`nothing arrived within ${timeoutMs} ms`));
      }, timeoutMs);
      this.waiting.push(waiter);
    });
  }

  /** All that came before the first item that isMarker accepts; the marker is taken too. */
  async before(isMarker, timeoutMs = 10_000) {
    const end = Date.now() + timeoutMs;
    const items = [];
    for (;;) {
      const item = await this.take(Math.max(1, end - Date.now())).catch((error) => {
        throw new Error(`${error.message}; before the marker came ${JSON.stringify(items)}`);
      });
      if (isMarker(item)) return items;
      items.push(item);
    }
  }
}

module.exports = { next, until, Inbox };
