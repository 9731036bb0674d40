"use strict";
// The command line of relayscope-node and engine-echo, for their reference servers: `--name value`, some repeatable.

const { parseArgs } = require("node:util");

const text = { type: "string" };

function readOptions(names) {
  const options = Object.fromEntries(names.map((name) => [name, text]));
  const { values } = parseArgs({ options: { ...options, "cors-origin": { type: "string", multiple: true } } });
  const number = (name, byDefault) => (values[name] === undefined ? byDefault : Number(values[name]));
  return {
    ...values,
    host: values.host ?? "127.0.0.1",
    port: number("port", 0),
    pingInterval: number("ping-interval", 25_000),
    pingTimeout: number("ping-timeout", 20_000),
    connectTimeout: number("connect-timeout", 45_000),
    maxPayload: number("max-payload", 1_000_000),
  };
}

/** Listens and prints the line that relayscope-node prints. */
function announce(httpServer, { port, host }) {
  httpServer.listen(port, host, () => {
    console.log(`ready http://${host}:${httpServer.address().port} pid ${process.pid}`);
  });
}

module.exports = { readOptions, announce };
