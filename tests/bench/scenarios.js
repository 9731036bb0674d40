"use strict";
// All comparisons as data. A scenario: servers of two kinds (baseline and subject), what the load generator does to them,
// and the rows of the table that come of it. An aim is a ratio to the baseline or, as {atMost}, a value of the subject.

const KIB = 1024;
const against = { baseline: "node", subject: "ours" };
/** A row for each of these quantities of one load; aims by quantity. */
const rows = (load, title, aims) =>
  Object.entries(aims).map(([quantity, aim]) => ({ load, title, quantity, aim: aim ?? undefined }));

/** Broadcast, echo and memory of one node. Ratios: of its four CPU figures. */
function oneNode(clients, [oneInFlight, fourInFlight, echo]) {
  return {
    name: `${clients} clients`,
    ...against,
    clients,
    loads: ["idle", "broadcast:1:400000", "broadcast:4:400000", "echo:16:60000", "echo:0:60000"],
    rows: [
      ...rows(0, "idle", { memory: { atMost: 12 * KIB } }),
      ...rows(1, "broadcast, 1 in flight", { delivery: oneInFlight, p99: null }),
      ...rows(2, "broadcast, 4 in flight", { delivery: fourInFlight, p99: null }),
      ...rows(3, "echo with ack, 16 in flight", { roundTrip: echo, p99: null }),
      ...rows(4, "echo with ack, one of each client in flight", { roundTrip: echo, p99: null }),
    ],
  };
}

/** Broadcasts at a fixed rate, seen by clients of the other nodes. What they cost then is mostly the waking of idle clients. */
const paced = (load, perSecond) =>
  rows(load, `${perSecond} broadcasts a second`, { p50: null, p99: 0.5, sender: null, receiver: null });

function telemetry(level, subject, most) {
  return {
    name: `telemetry at ${level}`,
    baseline: "telemetryOff",
    subject,
    clients: 200,
    rounds: 7,
    loads: ["broadcast:1:150000", "broadcast:4:300000", "echo:16:40000"],
    rows: [
      ...rows(0, "broadcast, 1 in flight", { delivery: most }),
      ...rows(1, "broadcast, 4 in flight", { delivery: most }),
      ...rows(2, "echo with ack, 16 in flight", { roundTrip: most }),
    ],
  };
}

/** A broadcast with four in flight at 200 clients, with other messages or other clients. */
function variation(name, options, deliveries) {
  return {
    name,
    ...against,
    clients: 200,
    options,
    loads: [`broadcast:1:${deliveries}`, `broadcast:4:${deliveries}`],
    rows: [
      ...rows(0, "broadcast, 1 in flight", { delivery: null, p99: null }),
      ...rows(1, "broadcast, 4 in flight", { delivery: null, p99: null }),
    ],
  };
}

const GROUPS = [
  {
    title: "One node",
    scenarios: [oneNode(200, [0.55, 0.25, 0.4]), oneNode(4_000, [0.5, 0.3, 0.3])],
  },
  {
    title: "Three nodes on one Redis",
    scenarios: [
      {
        name: "3 nodes, 10 clients each",
        ...against,
        nodes: 3,
        clients: 30,
        loads: ["broadcast:4:240000", "paced:200:10", "paced:1000:10"],
        rows: [
          ...rows(0, "broadcast, 4 in flight", { sender: 0.35, receiver: 0.35 }),
          ...paced(1, 200),
          ...paced(2, 1_000),
        ],
      },
    ],
  },
  {
    title: "Other clients and messages",
    scenarios: [
      variation("10 % of 200 clients on polling", ["--polling", 10], 200_000),
      variation("payload of 1 KB", ["--payload", 1_000], 300_000),
      variation("payload of 16 KB", ["--payload", 16_000], 100_000),
      variation("binary payload of 1 KB", ["--payload", 1_000, "--binary"], 200_000),
      {
        name: "rooms of 10 among 4000 clients",
        ...against,
        clients: 4_000,
        loads: ["rooms:10:400000"],
        rows: rows(0, "a message to a room, 16 rooms in flight", { delivery: null, p99: null }),
      },
    ],
  },
  {
    title: "Idle connections",
    scenarios: [
      {
        name: "20000 idle connections",
        ...against,
        rounds: 1,
        clients: 20_000,
        measure: "held",
        processes: 4,
        loads: ["idle", "hold:75"],
        rows: rows(0, "idle", {
          memory: { atMost: 12 * KIB },
          share: { atMost: 0.1 },
          lateHeartbeat: null,
          latestHeartbeat: { atMost: 1_000 },
        }),
      },
    ],
  },
  {
    title: "Telemetry of our node",
    scenarios: [
      telemetry("counters", "telemetryCounters", 1.05),
      telemetry("headers", "telemetryHeaders", 1.15),
    ],
  },
];

module.exports = { GROUPS };
