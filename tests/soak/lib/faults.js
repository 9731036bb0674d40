"use strict";
// What happens to the cluster of a soak. Each fault is over when its promise resolves; `gone` names a node whose clients
// it took away. Node a, from which the numbered events come, is never ended: its whole life is looked at.

const { publishGarbage } = require("../../fault/lib/hostile");
const slow = require("../../fault/lib/slow");

const { setTimeout: wait } = require("node:timers/promises");
const MAY_END = ["b", "c"];
const GARBAGE_MESSAGES = 300;

const ending = (signal) => async (lab, random) => {
  const name = random.pick(MAY_END);
  await lab.servers[name].stop(signal);
  await wait(random.between(0, 2_000));
  await lab.startNode(name, { waitUntilReady: false });
  return { gone: name };
};

/** name -> (lab, random) => {gone} or nothing */
const FAULTS = {
  "Redis restarted": async (lab, random) => {
    await lab.redis.stop();
    await wait(random.between(0, 4_000));
    await lab.redis.start();
  },
  "Redis frozen": async (lab, random) => {
    lab.freeze(lab.redis.child);
    await wait(random.between(500, 4_000));
    lab.thaw(lab.redis.child);
  },
  "CLIENT KILL": async (lab, random) => {
    await lab.command("CLIENT", "KILL", "TYPE", random.pick(["pubsub", "normal"]), "SKIPME", "yes");
  },
  "node frozen": async (lab, random) => {
    const { child } = lab.servers[random.pick(MAY_END)];
    lab.freeze(child);
    await wait(random.between(500, 3_000));
    lab.thaw(child);
  },
  "node SIGTERM": ending("SIGTERM"),
  "node SIGKILL": ending("SIGKILL"),
  "client stops reading": (lab, random) => slow.stopsReading(lab, random.pick(Object.values(lab.servers))),
  garbage: async (lab) => {
    await publishGarbage(lab, GARBAGE_MESSAGES);
  },
};

/** Promises of which the faults above state expectations by themselves. */
const PROMISES = ["P7", "P15", "P26"];

module.exports = { FAULTS, PROMISES };
