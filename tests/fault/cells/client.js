"use strict";
// Faults of clients, at a node whose other clients must not notice.

const { expectUnharmed } = require("../lib/checks");
const greedy = require("../lib/greedy");
const { cell } = require("../lib/registry");
const silent = require("../lib/silent");
const strangers = require("../lib/strangers");

/** options: of the node; misbehave(lab, server): the fault and its expectations. */
function neighbours({ options = () => ({}), misbehave }) {
  return async (lab) => {
    await lab.startCluster(1, options(lab));
    const stream = await lab.startStream();
    lab.faultBegins();
    await misbehave(lab, lab.servers.a);
    await stream.flows(stream.perSecond / 2, 3_000);
    await stream.stop();
    expectUnharmed(lab, "P15", "the node's other clients", stream, ["a"]);
  };
}

cell("client", {
  name: "stops reading",
  promises: ["P15", "P26"],
  run: neighbours({ misbehave: greedy.stopsReading }),
});

cell("client", {
  name: "floods",
  promises: ["P16", "P26"],
  run: neighbours({ misbehave: greedy.floods }),
});

cell("client", {
  name: "oversize message",
  promises: ["P16", "P26"],
  quick: [1],
  run: neighbours({ misbehave: greedy.oversize }),
});

cell("client", {
  name: "oversize header and query",
  promises: ["P16"],
  run: neighbours({ misbehave: greedy.oversizeHead }),
});

cell("client", {
  name: "Engine.IO 3",
  promises: ["P17", "P26"],
  quick: [1],
  run: neighbours({ misbehave: strangers.oldProtocol }),
});

cell("client", {
  name: "origin that is not allowed",
  promises: ["P19", "P26"],
  run: neighbours({ options: () => ({ corsOrigin: strangers.GOOD_ORIGIN }), misbehave: strangers.badOrigin }),
});

cell("client", {
  name: "half-open: never answers a ping",
  promises: ["P18", "P26"],
  quick: [1],
  run: neighbours({
    options: () => ({ pingInterval: silent.PING_INTERVAL_MS, pingTimeout: silent.PING_TIMEOUT_MS }),
    misbehave: silent.neverAnswersPings,
  }),
});

cell("client", {
  name: "never sends CONNECT",
  promises: ["P16", "P24", "P26"],
  run: neighbours({
    options: () => ({ connectTimeout: silent.CONNECT_TIMEOUT_MS }),
    misbehave: silent.neverConnects,
  }),
});
