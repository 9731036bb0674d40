"use strict";
// What anybody can publish on the adapter's channels: a corpus by channel and name, and random variations of good messages.
// Nothing in it is well-formed: a node has to count it and ignore it. Some of it ends a Node.js server.

const notepack = require("notepack.io");

const packet = { type: 2, data: ["said", "forged"], nsp: "/" };
const opts = { rooms: [], except: [], flags: {} };
const pack = (value) => notepack.encode(value);
const json = (value) => Buffer.from(JSON.stringify(value));
const deep = (depth) => Buffer.concat([Buffer.alloc(depth, 0x91), Buffer.from([0xc0])]);
const ANY_BYTES = {
  nothing: Buffer.alloc(0),
  "plain text": Buffer.from("garbage"),
  "a broken JSON object": Buffer.from("{"),
  "JSON nested 100,000 deep": Buffer.from(`{"a":${"[".repeat(100_000)}`),
  "a MessagePack nil": pack(null),
  "a number": pack(1),
  "a reserved MessagePack byte": Buffer.from([0xc1]),
  "MessagePack nested 100,000 deep": deep(100_000),
  "an array that claims 4 billion items": Buffer.from([0xdd, 0xff, 0xff, 0xff, 0xff]),
  "a map that claims 4 billion members": Buffer.from([0xdf, 0xff, 0xff, 0xff, 0xff]),
  "a text that claims 4 GB": Buffer.from([0xdb, 0xff, 0xff, 0xff, 0xff, 0x61]),
  "a binary that claims 4 GB": Buffer.from([0xc6, 0xff, 0xff, 0xff, 0xff, 0x61]),
};

const BROADCASTS = {
  ...ANY_BYTES,
  "a map": pack({ uid: "x" }),
  "an array without packet and options": pack(["forged"]),
  "a packet that is no map": pack(["forged", 1, opts]),
  "a packet without data": pack(["forged", { type: 2, nsp: "/" }, opts]),
  "a packet of a type that is no event": pack(["forged", { ...packet, type: 0 }, opts]),
  "a packet of another namespace": pack(["forged", { ...packet, nsp: "/other" }, opts]),
  "event data that is no array": pack(["forged", { ...packet, data: "said" }, opts]),
  "an empty event": pack(["forged", { ...packet, data: [] }, opts]),
  "rooms that are no list": pack(["forged", packet, { ...opts, rooms: "red" }]),
  "rooms of maps": pack(["forged", packet, { ...opts, rooms: [{}] }]),
  "exceptions that are no list": pack(["forged", packet, { ...opts, except: 7 }]),
  "flags that are no map": pack(["forged", packet, { ...opts, flags: [] }]),
  "a good message with bytes behind it": Buffer.concat([pack(["forged", packet, opts]), Buffer.from([1])]),
  "a good message cut short": pack(["forged", packet, opts]).subarray(0, 20),
};

const REQUESTS = {
  ...ANY_BYTES,
  "no type": json({ uid: "x", requestId: "y" }),
  "an unknown type": json({ uid: "x", requestId: "y", type: 99 }),
  "a type that is text": json({ uid: "x", requestId: "y", type: "5" }),
  "a response type": json({ requestId: "y", type: 8, clientCount: 1 }),
  "a join without options": json({ uid: "x", type: 2, rooms: ["a"] }),
  "a join whose rooms are no list": json({ uid: "x", type: 2, opts, rooms: "a" }),
  "a leave with rooms of numbers and maps": json({ uid: "x", type: 3, opts, rooms: [{}, []] }),
  "a disconnect without options": json({ uid: "x", type: 4 }),
  "a fetch without options": json({ uid: "x", requestId: "y", type: 5 }),
  "a fetch without a request id": json({ uid: "x", type: 5, opts: 5 }),
  "a serverSideEmit without data": json({ uid: "x", type: 6 }),
  "a serverSideEmit with data that is no list": json({ uid: "x", type: 6, data: "note" }),
  "an empty serverSideEmit": json({ uid: "x", type: 6, data: [] }),
  "a broadcast without options": pack({ uid: "x", requestId: "y", type: 7, packet }),
  "a broadcast without a packet": pack({ uid: "x", requestId: "y", type: 7, opts }),
};

const RESPONSES = {
  ...ANY_BYTES,
  "an unknown request": json({ requestId: "nobody asked", sockets: [] }),
  "an unknown broadcast": pack({ type: 9, requestId: "nobody asked", packet: [1] }),
  "no request id": json({ type: 8, clientCount: 1 }),
  "a count that is text": json({ type: 8, requestId: "y", clientCount: "many" }),
};

/** channel -> name -> bytes */
const HOSTILE_MESSAGES = {
  "socket.io#/#": BROADCASTS,
  "socket.io#/#red#": BROADCASTS,
  "socket.io-request#/#": REQUESTS,
  "socket.io-response#/#": RESPONSES,
};

/** Byte of the message type in a packed request: another type there would be a good message of another meaning. */
const TYPE_VALUE = pack({ uid: "x", requestId: "y", type: 7 }).length - 1;

/** `count` random messages [channel, bytes], always the same ones, so that a failure can be seen again. */
function* randomMessages(count) {
  let state = 12345;
  const random = (below) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % below;
  const channels = Object.keys(HOSTILE_MESSAGES);
  const seeds = [pack(["forged", packet, opts]), pack({ uid: "x", requestId: "y", type: 7, packet, opts })];
  for (let i = 0; i < count; ++i) {
    const message = Buffer.from(i % 3 === 0 ? Array.from({ length: random(60) }, () => random(256)) : seeds[i % 2]);
    if (i % 3 !== 0) {
      const place = random(message.length);
      if (place !== TYPE_VALUE) message[place] = random(256);
    }
    yield [channels[random(channels.length)], message];
  }
}

module.exports = {
  HOSTILE_MESSAGES,
  randomMessages,
  forgedEvent: (...data) => pack(["forged", { ...packet, data }, {}]),
};
