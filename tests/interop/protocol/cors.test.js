"use strict";
// --cors-origin: what a browser on another origin is told (the cors package, as engine.io uses it).

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { get, request } = require("../../harness/raw");
const { startNode } = require("../../harness/servers");

const HANDSHAKE = "/socket.io/?EIO=4&transport=polling";
const from = (origin) => ({ headers: { origin } });

describe("cross-origin requests", () => {
  let open;
  let listed;
  let closed;
  before(async () => {
    open = await startNode({ rules: "chat", corsOrigin: "*" });
    listed = await startNode({ rules: "chat", corsOrigin: ["http://one.example", "http://two.example:8080"] });
    closed = await startNode({ rules: "chat" });
  });

  it("are served without a word by default", async () => {
    const { status, headers } = await get(closed, HANDSHAKE, from("http://one.example"));
    assert.equal(status, 200);
    assert.equal(headers["access-control-allow-origin"], undefined);
  });

  it("are allowed from anywhere with *", async () => {
    const { headers } = await get(open, HANDSHAKE, from("http://any.example"));
    assert.equal(headers["access-control-allow-origin"], "*");
  });

  it("are allowed from those listed, and the answer varies with the origin", async () => {
    for (const origin of ["http://one.example", "http://two.example:8080"]) {
      const { headers } = await get(listed, HANDSHAKE, from(origin));
      assert.equal(headers["access-control-allow-origin"], origin);
      assert.match(headers.vary, /Origin/);
    }
    const { status, headers } = await get(listed, HANDSHAKE, from("http://two.example"));
    assert.equal(status, 200);
    assert.equal(headers["access-control-allow-origin"], undefined);
  });

  it("are allowed to read errors", async () => {
    const { status, headers } = await get(open, "/socket.io/?EIO=4&transport=abc", from("http://any.example"));
    assert.equal(status, 400);
    assert.equal(headers["access-control-allow-origin"], "*");
  });

  it("may ask before they are sent", async () => {
    const headers = {
      origin: "http://one.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type",
    };
    const answer = await request(listed, "OPTIONS", HANDSHAKE, { headers }).response;
    assert.equal(answer.status, 204);
    assert.equal(answer.headers["access-control-allow-origin"], "http://one.example");
    assert.match(answer.headers["access-control-allow-methods"], /POST/);
    assert.equal(answer.headers["access-control-allow-headers"], "content-type");
  });
});
