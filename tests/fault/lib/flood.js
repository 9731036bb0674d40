"use strict";
// A client that sends small events as fast as the node takes them. Its frames are made once, so that it costs this process,
// which also meters, next to nothing.

const { join } = require("./sessions");

const EVENT = '42["flood"]';
const EVENTS_PER_WRITE = 2_000;

/** A client's frame with a mask of zeros: the payload as it is (RFC 6455, 5.3). */
function frame(text) {
  const payload = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}

class Flood {
  /** session: joined, of sessions.js. */
  constructor(session) {
    this.sent = 0;
    this.session = session;
    this.closed = session.closed;
    this.stream = session.socket._socket;
    this.frames = Buffer.concat(Array.from({ length: EVENTS_PER_WRITE }, () => frame(EVENT)));
    this.isOver = false;
    this.closed.then(() => (this.isOver = true));
    this.write();
  }

  static async start(server) {
    return new Flood(await join(server));
  }

  write() {
    if (this.isOver || this.stream.destroyed) return;
    this.stream.write(this.frames, (error) => {
      if (error) return;
      this.sent += EVENTS_PER_WRITE;
      this.write();
    });
  }

  end() {
    this.isOver = true;
    this.session.socket.terminate();
  }
}

module.exports = { Flood };
