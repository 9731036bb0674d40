"use strict";
// The fault matrix as data: every cell is one fault at one size of cluster.

const groups = new Map();

/**
 * One fault. name: of the fault; promises: those it checks; nodes: sizes of cluster to run it with; quick: sizes that
 * `scripts/test` runs too; run(lab, nodes): does the fault and states what it measured by lab.expect().
 */
function cell(group, { name, promises, nodes = [1], quick = [], run }) {
  if (!groups.has(group)) groups.set(group, []);
  for (const count of nodes) {
    groups.get(group).push({ group, name, promises, nodes: count, quick: quick.includes(count), run });
  }
}

const GROUPS = ["redis", "node", "client"];

/** All cells of a group, in the order of its file. */
function cellsOf(group) {
  require(`../cells/${group}`);
  return groups.get(group);
}

module.exports = { cell, cellsOf, GROUPS };
