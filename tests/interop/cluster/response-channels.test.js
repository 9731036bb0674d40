"use strict";
// A Node.js server that answers on a channel of the asker (publishOnSpecificResponseChannel) while our nodes answer on the
// common one: everybody listens on both.

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { startCluster, connectToAll } = require("../../harness/cluster");

describe("answers on the asker's own channel", () => {
  let cluster;
  let clients;
  before(async () => {
    cluster = await startCluster(["foreign", "probe", "probe2"], { responseChannels: "own" });
    clients = await connectToAll(cluster);
    for (const client of Object.values(clients)) client.answer = () => client.id;
  });
  const ids = () =>
    Object.values(clients)
      .map((client) => client.id)
      .sort();

  for (const asker of ["foreign", "probe"]) {
    it(`reach ${asker}`, async () => {
      const sockets = await cluster[asker].fetchSockets({});
      assert.deepEqual(sockets.map(({ id }) => id).sort(), ids());
      assert.deepEqual([...(await cluster[asker].allRooms("/"))].sort(), ids());
      const asked = await cluster[asker].emitWithAck({ flags: { timeoutMs: 10_000 } }, "question");
      assert.equal(asked.error, null);
      assert.deepEqual(asked.responses.sort(), ids());
      const { error, responses } = await cluster[asker].serverSideEmitWithAck("question");
      assert.equal(error, null);
      assert.equal(responses.length, 2);
    });
  }
});
