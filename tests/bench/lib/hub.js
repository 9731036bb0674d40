"use strict";
// As much of a telemetry hub as a node needs to report to: sets its level, reads what it sends and throws it away.

const fs = require("node:fs");
const net = require("node:net");
const os = require("node:os");
const path = require("node:path");

/** telemetry::Level (server/telemetry/sink.h) by the names that the program shows. */
const LEVELS = { off: 0, counters: 1, headers: 2 };
const SET_LEVEL = 4; // telemetry::FrameType

/** uint32 length, uint8 type, uint8 level, uint32 bytes of payloads; little endian (docs/telemetry.md). */
function setLevelFrame(level) {
  const frame = Buffer.alloc(10);
  frame.writeUInt32LE(6, 0);
  frame.writeUInt8(SET_LEVEL, 4);
  frame.writeUInt8(LEVELS[level], 5);
  return frame;
}

/** {socket: its path, close()}: every node that connects gets this level. */
async function startHub(level) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "relayscope-bench-"));
  const socket = path.join(folder, "hub");
  const server = net.createServer((node) => {
    node.on("error", () => {}); // a node that is stopped
    node.write(setLevelFrame(level));
    node.resume();
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(socket, resolve));
  return {
    socket,
    close() {
      server.close();
      fs.rmSync(folder, { recursive: true });
    },
  };
}

module.exports = { startHub };
