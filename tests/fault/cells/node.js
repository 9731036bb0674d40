"use strict";
// Faults of a node among others.

const { connectClient } = require("../../harness/clients");
const { expectMembers, expectUnharmed } = require("../lib/checks");
const { expectAnswers } = require("../lib/requests");
const { cell } = require("../lib/registry");

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
    await expectAnswers(lab, asker, { sockets: 3, missing: [] });
    await expectMembers(lab, "P9", 3);
    await stream.flows(stream.perSecond, 2_000, ["a", "c"]);
    const restartedAt = stream.position;
    await lab.startNode("b");
    stream.replaceReceiver("b", await connectClient(lab.servers.b));
    const first = stream.position;
    await stream.flows(stream.perSecond, 2_000);
    await stream.stop();
    expectUnharmed(lab, "P1", "clients of the other nodes", stream, ["a", "c"]);
    expectUnharmed(lab, "P2", "clients of a node started in its place", stream, ["b"], Math.max(first, restartedAt));
  },
});
