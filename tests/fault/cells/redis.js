"use strict";
// Faults of Redis and of the way to it.

const { expectMembers, expectOrder, expectUnharmed } = require("../lib/checks");
const { bufferOverflow, subscriptionsKilled } = require("../lib/cut");
const { publishGarbage } = require("../lib/hostile");
const { outage } = require("../lib/outage");
const { cell } = require("../lib/registry");
const { expectAnswers } = require("../lib/requests");

const REQUEST_CHANNEL = "socket.io-request#/#";
const PASSWORD = "changed";
const OUTAGE = ["P1", "P2", "P3", "P11", "P20", "P29"];

const stopped = (seconds) => (lab) =>
  outage(lab, { begin: () => lab.redis.stop(), lasts: seconds * 1_000, end: () => lab.redis.start() });

cell("redis", { name: "Redis stopped 3 s", promises: OUTAGE, nodes: [1, 3], quick: [1, 3], run: stopped(3) });
cell("redis", { name: "Redis stopped 15 s", promises: OUTAGE, nodes: [1, 3], run: stopped(15) });

cell("redis", {
  name: "Redis frozen 4 s (SIGSTOP)",
  promises: OUTAGE,
  nodes: [1, 3],
  quick: [3],
  run: (lab) =>
    outage(lab, {
      begin: () => lab.freeze(lab.redis.child),
      lasts: 4_000,
      end: () => lab.thaw(lab.redis.child),
      heldByRedis: true,
    }),
});

cell("redis", {
  name: "CLIENT PAUSE 4 s",
  promises: OUTAGE,
  nodes: [1, 3],
  quick: [3],
  run: (lab) =>
    outage(lab, {
      begin: () => lab.command("CLIENT", "PAUSE", 4_000, "ALL"),
      lasts: 4_000,
      end: () => {},
      heldByRedis: true,
    }),
});

cell("redis", {
  name: "ACL revoked 3 s",
  promises: OUTAGE,
  nodes: [1, 3],
  quick: [3],
  run: (lab) =>
    outage(lab, {
      // Taking the channels away makes Redis cut who is subscribed to them.
      begin: () => lab.command("ACL", "SETUSER", "default", "resetchannels", "-@pubsub"),
      lasts: 3_000,
      end: () => lab.command("ACL", "SETUSER", "default", "allchannels", "+@all"),
    }),
});

cell("redis", {
  name: "password changed for 3 s",
  promises: OUTAGE,
  nodes: [1, 3],
  quick: [3],
  run: (lab) =>
    outage(lab, {
      begin: async () => {
        await lab.command("CONFIG", "SET", "requirepass", PASSWORD);
        for (const type of ["pubsub", "normal"]) {
          await lab.commandAs({ password: PASSWORD }, "CLIENT", "KILL", "TYPE", type);
        }
      },
      lasts: 3_000,
      end: () => lab.commandAs({ password: PASSWORD }, "CONFIG", "SET", "requirepass", ""),
    }),
});

cell("redis", {
  name: "CLIENT KILL TYPE pubsub",
  promises: ["P1", "P8", "P11", "P29"],
  nodes: [1, 3],
  quick: [1, 3],
  run: subscriptionsKilled,
});

cell("redis", {
  name: "output buffer overflow",
  promises: ["P1", "P7", "P8", "P29"],
  nodes: [1, 3],
  quick: [1, 3],
  run: bufferOverflow,
});

cell("redis", {
  name: "foreign subscriber of the requests",
  promises: ["P9"],
  nodes: [3],
  quick: [3],
  run: async (lab) => {
    await lab.startCluster();
    const asker = await lab.startAsker();
    lab.faultBegins();
    const stranger = await lab.subscribe(REQUEST_CHANNEL);
    await expectAnswers(lab, asker, { sockets: 3, missing: "1 unnamed" });
    stranger.disconnect();
    await expectMembers(lab, "P9", 4);
    await expectAnswers(lab, asker, { sockets: 3 });
  },
});

const RESTARTS = 20;
cell("redis", {
  name: `Redis restarted ${RESTARTS} times`,
  promises: ["P1", "P2", "P11", "P29"],
  nodes: [3],
  run: async (lab) => {
    await lab.startCluster();
    const stream = await lab.startStream();
    lab.faultBegins();
    const servers = Object.values(lab.servers);
    const times = [];
    for (let i = 0; i < RESTARTS; ++i) {
      await lab.redis.stop();
      await lab.redis.start();
      const allBack = async () =>
        (await lab.membersOnBus()) === servers.length &&
        (await Promise.all(servers.map((server) => lab.isReady(server)))).every(Boolean);
      times.push(await lab.timeUntil(allBack, 5_000));
    }
    const worst = times.includes(null) ? null : Math.max(...times);
    lab.expect(
      "P2",
      "all nodes are subscribed and ready again, each time",
      "within 3000 ms",
      worst === null ? `not ${times.filter((time) => time === null).length} times` : `after ${worst} ms at worst`,
      worst !== null && worst <= 3_000,
    );
    const first = stream.position;
    await stream.flows(stream.perSecond, 2_000);
    await stream.stop();
    expectUnharmed(lab, "P29", "in the end, clients of all nodes", stream, Object.keys(lab.servers), first);
    expectUnharmed(lab, "P1", "clients of the node that emits", stream, ["a"]);
    expectOrder(lab, stream, ["b", "c"]);
  },
});

const garbage = (randomMessages) => async (lab) => {
  await lab.startCluster();
  const stream = await lab.startStream();
  lab.faultBegins();
  const { total, corpus } = await publishGarbage(lab, randomMessages);
  await stream.flows(stream.perSecond, 2_000);
  await stream.stop();
  const nodes = Object.values(lab.servers);
  expectUnharmed(lab, "P4", "clients of all nodes", stream, Object.keys(lab.servers));
  const counts = await Promise.all(nodes.map((node) => lab.counter(node, "relayscope_bus_ignored_total", "own_echo")));
  lab.expect(
    "P4",
    "what cannot be applied is ignored and counted",
    `at least ${corpus} of ${total} on every node`,
    nodes.map(({ name }, i) => `${name}: ${counts[i] ?? "no counter"}`).join("; "),
    counts.every((count) => count >= corpus),
  );
  await expectMembers(lab, "P4", nodes.length);
};
for (const [name, count, quick] of [
  ["garbage on every channel", 2_000, [1, 3]],
  ["garbage on every channel, 10,000 messages", 10_000, []],
]) {
  cell("redis", { name, promises: ["P1", "P4"], nodes: [1, 3], quick, run: garbage(count) });
}
