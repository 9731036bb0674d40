"use strict";
// Random numbers that a seed repeats (mulberry32).

class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** 0 <= number < 1 */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, least <= number <= most. */
  between(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick(items) {
    return items[this.between(0, items.length - 1)];
  }
}

module.exports = { Random };
