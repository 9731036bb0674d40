"use strict";
// The quick cells of one group (RELAYSCOPE_FAULT_GROUP) against our node: every expectation is a test.

const { test } = require("node:test");
const { cellsOf } = require("./lib/registry");
const { runCell } = require("./lib/run");

const group = process.env.RELAYSCOPE_FAULT_GROUP ?? "redis";

/** An error that is all message: where the expectation is tested says nothing. */
function broken(message) {
  const error = new Error(message);
  error.stack = message;
  return error;
}

for (const cell of cellsOf(group).filter(({ quick }) => quick)) {
  test(`${cell.name}, ${cell.nodes} node${cell.nodes > 1 ? "s" : ""}`, async (t) => {
    const { expectations, misbehaviours } = await runCell(cell, "ours");
    for (const { promise, title, expected, measured, ok } of expectations) {
      await t.test(`${promise}: ${title} [${measured}]`, () => {
        if (!ok) throw broken(`expected ${expected}, was ${measured}`);
      });
    }
    if (misbehaviours.length > 0) throw broken(misbehaviours.join("\n\n"));
  });
}
