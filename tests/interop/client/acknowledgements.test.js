"use strict";
// Acknowledgements and arguments, socket.io-client against a node.

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { connectClient } = require("../../harness/clients");
const { startNode } = require("../../harness/servers");

describe("acknowledgements of the server", () => {
  let server;
  let client;
  before(async () => {
    server = await startNode({ rules: "protocol-suite" });
    client = await connectClient(server);
    assert.deepEqual(await client.inbox.take(), ["auth", {}]);
  });

  const answerOf = (...args) =>
    new Promise((resolve) => client.socket.emit("message-with-ack", ...args, (...answer) => resolve(answer)));
  const ARGUMENTS = {
    "no argument": [],
    "several arguments": ["a", 2, false, null, [], {}],
    "numbers as JavaScript has them": [
      0,
      -1,
      1.5,
      1e21,
      1e-7,
      2 ** 53 - 1,
      -(2 ** 53),
      0.1 + 0.2,
      5e-324,
      1.7976931348623157e308,
    ],
    "text with quotes, escapes and surrogate pairs": ['"\\\b\f\n\r\t\u0000\u001f', "😀\u2028\u2029é"],
    "keys in the order they were written": [{ z: 1, a: { y: 1, b: 2 }, 'quo"te': 3, "": 4 }],
    "an object that looks like a placeholder member": [{ placeholder: true, num: 0 }],
  };
  for (const [name, args] of Object.entries(ARGUMENTS)) {
    it(`gives back ${name}`, async () => {
      const answer = await answerOf(...args);
      assert.deepEqual(answer, args);
      assert.equal(JSON.stringify(answer), JSON.stringify(args));
    });
    it(`emits ${name}`, async () => {
      client.socket.emit("message", ...args);
      assert.equal(JSON.stringify(await client.inbox.take()), JSON.stringify(["message-back", ...args]));
    });
  }

  it("gives back binary, nested, empty and repeated", async () => {
    const bytes = Buffer.from([1, 2, 3]);
    const [object, empty] = await answerOf(
      { list: [bytes, "text", bytes], last: Buffer.from([0xff]) },
      Buffer.alloc(0),
    );
    assert.deepEqual(object, { list: [bytes, "text", bytes], last: Buffer.from([0xff]) });
    assert.equal(empty.length, 0);
  });

  it("answers many questions each with its own answer", async () => {
    const answers = await Promise.all(Array.from({ length: 500 }, (_, i) => client.ask("message-with-ack", i)));
    assert.deepEqual(
      answers,
      Array.from({ length: 500 }, (_, i) => i),
    );
  });

  it("leaves an event without a rule unanswered", async () => {
    const error = await client.socket
      .timeout(200)
      .emitWithAck("nobody-listens")
      .catch((e) => e);
    assert.equal(error.message, "operation has timed out");
    assert.equal(await client.ask("message-with-ack", "still here"), "still here");
  });

  it("carries ten attachments, as many as the parser takes", async () => {
    const attachments = Array.from({ length: 10 }, (_, i) => Buffer.alloc(1000 * i, i));
    assert.deepEqual(await answerOf(...attachments), attachments);
  });
});
