"use strict";
// Faults of clients, at a node whose other clients must not notice.

const { expectUnharmed } = require("../lib/checks");
const cable = require("../lib/cutcable");
const crowded = require("../lib/crowded");
const greedy = require("../lib/greedy");
const { cell } = require("../lib/registry");
const silent = require("../lib/silent");
const slow = require("../lib/slow");
const strangers = require("../lib/strangers");

/**
 * options: of the nodes; limits: options that Socket.IO for Node.js does not have; misbehave(lab, server): the fault at
 * the last node, and its expectations.
 */
function neighbours({ options = {}, limits = {}, misbehave }) {
  return async (lab) => {
    await lab.startCluster(lab.cell.nodes, lab.isOurs ? { ...options, ...limits } : options);
    const stream = await lab.startStream();
    const server = Object.values(lab.servers).at(-1);
    lab.faultBegins();
    await misbehave(lab, server);
    await stream.flows(stream.perSecond / 2, 3_000);
    await stream.stop();
    expectUnharmed(lab, lab.cell.promises[0], "the node's other clients", stream, [server.name]);
  };
}

cell("client", {
  name: "stops reading",
  promises: ["P15", "P7", "P26"],
  nodes: [1, 3],
  quick: [3],
  run: neighbours({ misbehave: slow.stopsReading }),
});

cell("client", {
  name: "floods",
  promises: ["P16", "P26"],
  quick: [1],
  run: neighbours({ limits: { maxPacketsPerSecond: greedy.FLOOD_LIMIT }, misbehave: greedy.floods }),
});

cell("client", {
  name: "oversize message",
  promises: ["P16", "P26"],
  quick: [1],
  run: neighbours({ misbehave: greedy.oversize }),
});

cell("client", {
  name: "request that never ends",
  promises: ["P16", "P26"],
  run: neighbours({ misbehave: greedy.neverEndingRequest }),
});

cell("client", {
  name: "oversize header and query",
  promises: ["P16"],
  quick: [1],
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
  quick: [1],
  run: neighbours({
    options: { corsOrigin: strangers.GOOD_ORIGIN },
    limits: { allowOrigin: strangers.GOOD_ORIGIN },
    misbehave: strangers.badOrigin,
  }),
});

cell("client", {
  name: "half-open: never answers a ping",
  promises: ["P18", "P26"],
  quick: [1],
  run: neighbours({
    options: { pingInterval: silent.PING_INTERVAL_MS, pingTimeout: silent.PING_TIMEOUT_MS },
    misbehave: silent.neverAnswersPings,
  }),
});

cell("client", {
  name: "answers a ping while the node stands still",
  promises: ["P18"],
  quick: [1],
  run: async (lab) => {
    const server = await lab.startNode("a", {
      pingInterval: silent.PING_INTERVAL_MS,
      pingTimeout: silent.PING_TIMEOUT_MS,
    });
    lab.faultBegins();
    await silent.answersABlockedNode(lab, server);
  },
});

if (cable.isPossible()) {
  cell("client", {
    name: "half-open: the link goes down",
    promises: ["P18", "P26"],
    quick: [1],
    run: cable.cableCut,
  });
}

cell("client", {
  name: "never sends CONNECT",
  promises: ["P16", "P24", "P26"],
  quick: [1],
  run: neighbours({
    options: { connectTimeout: silent.CONNECT_TIMEOUT_MS },
    misbehave: silent.neverConnects,
  }),
});

cell("client", {
  name: "too many connections",
  promises: ["P16", "P20", "P26"],
  quick: [1],
  run: neighbours({ limits: { maxConnections: crowded.MAX_CONNECTIONS }, misbehave: crowded.tooManyConnections }),
});

cell("client", {
  name: "too many connections of one address",
  promises: ["P16", "P26"],
  quick: [1],
  run: neighbours({
    limits: { maxConnectionsPerAddress: crowded.MAX_CONNECTIONS },
    misbehave: crowded.tooManyOfOneAddress,
  }),
});

cell("client", {
  name: "handshakes without a namespace",
  promises: ["P24", "P26"],
  quick: [1],
  run: neighbours({ limits: { maxPendingSessions: crowded.MAX_PENDING_SESSIONS }, misbehave: crowded.zombies }),
});

cell("client", {
  name: "joins 2,000 rooms",
  promises: ["P16", "P26"],
  quick: [1],
  run: neighbours({ misbehave: crowded.manyRooms }),
});
