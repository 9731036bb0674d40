"use strict";
// Faults of a node among others: killed, frozen, asked to end, blocked, out of descriptors.

const { connectClient } = require("../../harness/clients");
const { expectMembers, expectUnharmed } = require("../lib/checks");
const { crowd, expectHeldDescriptors } = require("../lib/crowd");
const { expectAnswers } = require("../lib/requests");
const { expectDrain, expectEnd } = require("../lib/drain");
const { cell } = require("../lib/registry");

const { setTimeout: wait } = require("node:timers/promises");
/** More than a node closes at once. */
const CROWD = 150;
/** Nodes that nothing happens to. */
const OTHERS = ["a", "c"];

cell("node", {
  name: "SIGKILL",
  promises: ["P1", "P2", "P9"],
  nodes: [3],
  quick: [3],
  run: async (lab) => {
    await lab.startCluster();
    const asker = await lab.startAsker();
    const stream = await lab.startStream();

    lab.faultBegins();
    await lab.servers.b.stop("SIGKILL");
    // The clients of a and c, and the one that emits.
    await expectAnswers(lab, asker, { sockets: 3 });
    await expectMembers(lab, "P9", 3);
    await stream.flows(stream.perSecond, 2_000, OTHERS);
    await lab.startNode("b");
    stream.replaceReceiver("b", await connectClient(lab.servers.b));
    const first = stream.position;
    await stream.flows(stream.perSecond, 2_000);
    await stream.stop();
    expectUnharmed(lab, "P1", "clients of the other nodes", stream, OTHERS);
    expectUnharmed(lab, "P2", "clients of a node started in its place", stream, ["b"], first);
  },
});

cell("node", {
  name: "frozen 6 s (SIGSTOP)",
  promises: ["P1", "P2", "P9", "P29"],
  nodes: [3],
  quick: [3],
  run: async (lab) => {
    await lab.startCluster();
    const asker = await lab.startAsker();
    const stream = await lab.startStream();
    const over = wait(6_000);
    lab.faultBegins();
    lab.freeze(lab.servers.b.child);
    await expectAnswers(lab, asker, { sockets: 3, missing: "b" });
    await over;
    lab.thaw(lab.servers.b.child);
    const ready = await lab.timeUntil(() => lab.isReady(lab.servers.b), 3_000);
    lab.expect(
      "P2",
      "the node is ready again",
      "within 3000 ms",
      ready === null ? "never" : `after ${ready} ms`,
      ready !== null,
    );
    const first = stream.position;
    await stream.flows(stream.perSecond, 2_000);
    const end = stream.position;
    await stream.stop();
    expectUnharmed(lab, "P1", "clients of the other nodes", stream, OTHERS);
    expectUnharmed(lab, "P29", "once it says that it is ready, all clients", stream, ["a", "b", "c"], first, end);
    await expectAnswers(lab, asker, { sockets: 4 });
  },
});

cell("node", {
  name: "loop blocked 2 s",
  promises: ["P1", "P18", "P25"],
  nodes: [3],
  quick: [3],
  run: async (lab) => {
    // A heartbeat falls due while the loop stands still; clients wait for one for 4 s.
    await lab.startCluster(3, { pingInterval: 1_000, pingTimeout: 3_000 });
    const stream = await lab.startStream();
    lab.faultBegins();
    lab.freeze(lab.servers.b.child);
    await wait(2_000);
    lab.thaw(lab.servers.b.child);
    await stream.flows(stream.perSecond, 2_000);
    await stream.stop();
    const { lost, duplicated, reordered } = stream.verdict("b");
    const stayed = lab.clients.b.socket.connected;
    lab.expect("P18", "its clients stay", "connected", stayed ? "connected" : "disconnected", stayed);
    lab.expect(
      "P25",
      "its clients get every event once, in order, if late",
      "0 lost, twice or out of order",
      `${lost} lost, ${duplicated} twice, ${reordered} out of order`,
      lost + duplicated + reordered === 0,
    );
    expectUnharmed(lab, "P1", "clients of the other nodes", stream, OTHERS);
    const worst = await lab.counter(lab.servers.b, "relayscope_loop_delay_worst_seconds");
    lab.expect(
      "P25",
      "the delay of the loop is in the metrics",
      "at least 1.5 s",
      worst === null ? "no" : `${worst.toFixed(1)} s`,
      worst >= 1.5,
    );
  },
});

cell("node", {
  name: `SIGTERM with ${CROWD} clients`,
  promises: ["P1", "P20", "P21"],
  nodes: [3],
  quick: [3],
  run: (lab) => expectDrain(lab, CROWD),
});

cell("node", {
  name: "SIGTERM twice",
  promises: ["P21"],
  nodes: [3],
  quick: [3],
  run: async (lab) => {
    await lab.startCluster();
    const clients = await crowd(lab, lab.servers.b, CROWD);
    lab.servers.b.stop("SIGTERM");
    // Two signals at once would count as one.
    await lab.timeUntil(() => clients.some((client) => !client.socket.connected), 5_000);
    lab.faultBegins();
    lab.servers.b.child.process.kill("SIGTERM");
    await expectEnd(lab, lab.servers.b, { title: "the node ends at once, with 0", withinMs: 1_000 });
    await expectMembers(lab, "P21", 2);
  },
});

cell("node", {
  name: "out of file descriptors",
  promises: ["P16"],
  nodes: [3],
  quick: [3],
  run: async (lab) => {
    await lab.startCluster();
    const stream = await lab.startStream();
    lab.faultBegins();
    await expectHeldDescriptors(lab, lab.servers.b);
    await stream.flows(stream.perSecond, 2_000);
    await stream.stop();
    expectUnharmed(lab, "P1", "clients that were there before", stream, ["a", "b", "c"]);
  },
});
