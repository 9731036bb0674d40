"use strict";
// A mixed cluster: what a client's event makes a node with rules do, seen by the clients of all servers. The same events
// on the Node.js server prove that they mean the same there.

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { connectClient } = require("../../harness/clients");
const { startCluster, connectToAll, receivedBy } = require("../../harness/cluster");

let cluster;
let clients;
before(async () => {
  cluster = await startCluster();
  const rooms = { foreign: ["red"], node: ["red"], probe: ["blue"] };
  clients = await connectToAll(cluster, { roomsOf: (name) => rooms[name] });
});

for (const entry of ["foreign", "node"]) {
  describe(`events sent to ${entry}`, () => {
    const others = ["foreign", "node", "probe"].filter((name) => name !== entry);
    const CASES = [
      ["to-all", ["hello", { a: 1 }], ["hello", { a: 1 }], ["foreign", "node", "probe"]],
      ["to-all", [Buffer.from([1, 2, 3])], [Buffer.from([1, 2, 3])], ["foreign", "node", "probe"]],
      ["to-all-volatile", ["hello"], ["hello"], ["foreign", "node", "probe"]],
      ["to-others", ["hello"], ["hello"], others],
      ["to-sender", ["hello"], ["hello"], [entry]],
      ["to-node", ["hello"], ["hello"], [entry]],
      ["to-room", ["red", "hello"], ["hello"], ["foreign", "node"]],
      ["to-room", ["blue", "hello"], ["hello"], ["probe"]],
      ["to-rooms", ["red", "blue", "hello"], ["hello"], ["foreign", "node", "probe"]],
      ["to-all-except", ["red", "hello"], ["hello"], ["probe"]],
      ["to-others-in-room", ["red", "hello"], ["hello"], ["foreign", "node"].filter((name) => name !== entry)],
    ];
    for (const [event, args, said, expected] of CASES) {
      it(`${event} ${JSON.stringify(args)} reaches ${expected.join(", ") || "nobody"}`, async () => {
        clients[entry].socket.emit(event, ...args);
        await clients[entry].ask("echo", "handled");
        // The marker comes from another server: what the entry published before it may still be on its way, so let the
        // entry speak last.
        clients[entry].socket.emit("to-all", "last");
        for (const [name, client] of Object.entries(clients)) {
          const received = await client.inbox.before(([, text]) => text === "last");
          assert.deepEqual(received, expected.includes(name) ? [["said", ...said]] : [], name);
        }
      });
    }

    it("join and leave take effect for the whole cluster", async () => {
      assert.equal(await clients[entry].ask("join", "green"), "green");
      assert.ok((await clients[entry].ask("rooms")).includes("green"));
      await cluster.probe.emit({ rooms: ["green"] }, "news");
      await cluster.foreign.emit({ rooms: ["green"] }, "news");
      await clients[entry].inbox.take();
      await clients[entry].inbox.take();
      assert.equal(await clients[entry].ask("leave", "green"), "green");
      await cluster.probe.emit({ rooms: ["green"] }, "news");
      assert.deepEqual((await receivedBy(clients, cluster.probe))[entry], []);
    });

    it("kick-me ends the socket", async () => {
      const client = await connectClient(cluster.servers[entry]);
      const disconnected = client.next("disconnect");
      client.socket.emit("kick-me");
      assert.equal((await disconnected)[0], "io server disconnect");
    });
  });
}
