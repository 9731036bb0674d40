"use strict";
// A mixed cluster: broadcasts that clients answer, and events between servers, in both directions.

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { startCluster, connectToAll } = require("../../harness/cluster");

describe("emitWithAck", () => {
  let cluster;
  let clients;
  before(async () => {
    cluster = await startCluster();
    const rooms = { foreign: ["red"], node: ["red"], probe: ["blue"] };
    clients = await connectToAll(cluster, { roomsOf: (name) => rooms[name] });
    for (const [name, client] of Object.entries(clients)) client.answer = (...args) => ({ name, args });
  });

  const LONG = { timeoutMs: 10_000 };
  const namesOf = ({ responses }) => responses.map(({ name }) => name).sort();

  for (const asker of ["foreign", "probe"]) {
    it(`from ${asker} gathers one answer of each client`, async () => {
      const answers = await cluster[asker].emitWithAck({ flags: LONG }, "question", 1, { two: [3] });
      assert.equal(answers.error, null);
      assert.deepEqual(namesOf(answers), ["foreign", "node", "probe"]);
      for (const { args } of answers.responses) assert.deepEqual(args, [1, { two: [3] }]);
    });

    it(`from ${asker} asks only those selected`, async () => {
      assert.deepEqual(namesOf(await cluster[asker].emitWithAck({ rooms: ["red"], flags: LONG }, "question")), [
        "foreign",
        "node",
      ]);
      assert.deepEqual(namesOf(await cluster[asker].emitWithAck({ except: ["red"], flags: LONG }, "question")), [
        "probe",
      ]);
      assert.deepEqual(await cluster[asker].emitWithAck({ rooms: ["nowhere"], flags: LONG }, "question"), {
        error: null,
        responses: [],
      });
    });

    it(`from ${asker} carries binary there and back`, async () => {
      const bytes = Buffer.from([0, 1, 0xfe]);
      const answers = await cluster[asker].emitWithAck({ flags: LONG }, "question", bytes, [bytes]);
      assert.equal(answers.error, null);
      assert.equal(answers.responses.length, 3);
      for (const { args } of answers.responses) assert.deepEqual(args, [bytes, [bytes]]);
    });

    it(`from ${asker} carries every kind of answer`, async () => {
      const values = [null, true, 0, -1.5, "", "text", [], {}, { deep: [1, { z: 1, a: 2 }] }, Buffer.alloc(0)];
      const kept = Object.values(clients).map((client) => [client, client.answer]);
      for (const value of values) {
        for (const [client] of kept) client.answer = () => value;
        const answers = await cluster[asker].emitWithAck({ flags: LONG }, "question");
        assert.deepEqual(answers, { error: null, responses: [value, value, value] });
      }
      for (const [client, answer] of kept) client.answer = answer;
    });

    it(`from ${asker} ends with an error and what came when one client is silent`, async () => {
      for (const silent of ["foreign", "node", "probe"]) {
        const { answer } = clients[silent];
        clients[silent].answer = undefined;
        const answers = await cluster[asker].emitWithAck({ flags: { timeoutMs: 300 } }, "question");
        clients[silent].answer = answer;
        assert.equal(answers.error, "operation has timed out");
        assert.deepEqual(
          namesOf(answers),
          ["foreign", "node", "probe"].filter((name) => name !== silent),
        );
      }
    });
  }
});

describe("serverSideEmit", () => {
  // Only servers that answer: rules have no way to, and a cluster request waits for every server.
  let cluster;
  before(async () => (cluster = await startCluster(["foreign", "probe", "probe2"])));
  const ALL = ["foreign", "probe", "probe2"];

  for (const sender of ALL) {
    const others = ALL.filter((name) => name !== sender);

    it(`from ${sender} reaches the others and not itself`, async () => {
      await cluster[sender].serverSideEmit("note", sender, { a: [1, null] });
      for (const name of others) {
        const report = await cluster[name].reports.take();
        assert.deepEqual(report, { nsp: "/", event: "note", args: [sender, { a: [1, null] }] });
      }
      assert.equal(cluster[sender].reports.items.length, 0);
    });

    it(`from ${sender} gathers one answer of each other server`, async () => {
      const { error, responses } = await cluster[sender].serverSideEmitWithAck("question", "how are you", 2);
      assert.equal(error, null);
      assert.deepEqual(responses.map(({ node }) => node).sort(), [...others].sort());
      for (const { args } of responses) assert.deepEqual(args, ["how are you", 2]);
      for (const name of others) await cluster[name].reports.take();
    });
  }

  it("has no answers in a cluster of one", async () => {
    for (const name of ["foreign", "probe"]) {
      const alone = await startCluster([name]);
      assert.deepEqual(await alone[name].serverSideEmitWithAck("question"), { error: null, responses: [] });
    }
  });
});
