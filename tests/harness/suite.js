"use strict";
// Every test file requires this first: at its end, clients and servers are stopped, and the file fails when a server
// crashed, ended with an error or did not end at all.

const { after } = require("node:test");
const { closeClients } = require("./clients");
const { stopAll } = require("./children");
const { closeRawSockets } = require("./raw");

after(async () => {
  closeClients();
  closeRawSockets();
  const misbehaviours = await stopAll();
  if (misbehaviours.length > 0) throw new Error(misbehaviours.join("\n\n"));
});
