"use strict";
// More clients than a node may take.

const { performance } = require("node:perf_hooks");
const { get, request, RawSocket } = require("../../harness/raw");
const { expectCounted, reasonsOf } = require("./reasons");
const { BASE, join } = require("./sessions");

/** Options of the node. The stream has two connections. */
const MAX_CONNECTIONS = 12;
const MAX_PENDING_SESSIONS = 5;
const WANTED = 20;
const HANDSHAKE = `${BASE}?EIO=4&transport=polling`;

/** {status, headers} of an upgrade request that is refused, or of one that succeeds: then the session stays. */
async function upgrade(server, options) {
  const socket = new RawSocket(server, `${BASE}?EIO=4&transport=websocket`, options);
  return new Promise((resolve) => {
    socket.socket.once("open", () => resolve({ status: 101, headers: {}, socket }));
    socket.socket.once("unexpected-response", (_, response) => {
      response.resume();
      resolve({ status: response.statusCode, headers: response.headers });
    });
    socket.socket.once("error", (error) => resolve({ status: error.code, headers: {} }));
  });
}

const inWords = ({ status, headers }) =>
  `${status}${headers["retry-after"] ? `, Retry-After ${headers["retry-after"]}` : ""}`;
const isRefusal = ({ status, headers }) => status === 503 && Number(headers["retry-after"]) >= 0;

async function tooManyConnections(lab, server) {
  const before = await reasonsOf(server);
  const answers = [];
  for (let i = 0; i < WANTED; ++i) answers.push(await upgrade(server));
  const taken = answers.filter(({ status }) => status === 101);
  const refused = answers.filter(isRefusal);
  lab.expect(
    "P16",
    "WebSocket: clients over the limit are refused and told to come back later",
    `at most ${MAX_CONNECTIONS} taken, 503 and Retry-After for the others`,
    `${taken.length} of ${WANTED} taken; the last: ${inWords(answers.at(-1))}`,
    taken.length <= MAX_CONNECTIONS && taken.length + refused.length === WANTED,
  );
  const polling = await request(server, "GET", HANDSHAKE).response.catch((error) => ({
    status: error.code,
    headers: {},
  }));
  lab.expect(
    "P16",
    "polling: a client over the limit is refused and told to come back later",
    "503 and Retry-After",
    inWords(polling),
    isRefusal(polling),
  );
  const ready = (await server.get("/health/ready", 1_000).catch((error) => ({ status: error.code }))).status;
  lab.expect("P20", "a node that is full is not ready, and says so", "503", ready, ready === 503);
  await expectCounted(lab, server, before, "refused for too many connections", /refused\{reason="too many connections/);
  for (const { socket } of taken) socket.socket.terminate();
  const start = performance.now();
  const again = await lab.timeUntil(async () => (await get(server, HANDSHAKE)).status === 200, 3_000);
  lab.expect(
    "P16",
    "clients are taken again once others have gone",
    "within 3000 ms",
    again === null ? "never" : `after ${Math.round(performance.now() - start)} ms`,
    again !== null,
  );
}

/** From 127.0.0.1 as many as it likes; 127.0.0.2 is somebody else. */
async function tooManyOfOneAddress(lab, server) {
  const before = await reasonsOf(server);
  const answers = [];
  for (let i = 0; i < WANTED; ++i) answers.push(await upgrade(server));
  const taken = answers.filter(({ status }) => status === 101).length;
  lab.expect(
    "P16",
    "clients of one address over its limit are refused and told to come back later",
    `at most ${MAX_CONNECTIONS} taken, 503 and Retry-After for the others`,
    `${taken} of ${WANTED} taken; the last: ${inWords(answers.at(-1))}`,
    taken <= MAX_CONNECTIONS && isRefusal(answers.at(-1)),
  );
  const other = await upgrade(server, { localAddress: "127.0.0.2" });
  lab.expect("P16", "a client of another address is taken", "101", inWords(other), other.status === 101);
  await expectCounted(lab, server, before, "refused for its address", /refused\{reason="too many connections of one/);
}

/** Handshakes without a namespace: what clients leave behind at a balancer that is not sticky. */
async function zombies(lab, server) {
  const before = await reasonsOf(server);
  const answers = [];
  for (let i = 0; i < WANTED; ++i) answers.push(await get(server, HANDSHAKE));
  const taken = answers.filter(({ status }) => status === 200).length;
  lab.expect(
    "P24",
    "sessions that never join a namespace are capped",
    `at most ${MAX_PENDING_SESSIONS} of ${WANTED}`,
    `${taken} of ${WANTED} taken; the last: ${inWords(answers.at(-1))}`,
    taken <= MAX_PENDING_SESSIONS,
  );
  await expectCounted(
    lab,
    server,
    before,
    "refused for too many sessions without a namespace",
    /refused\{reason="too many sessions/,
  );
}

const ROOMS = 2_000;
const MAX_ROOMS = 1_000;

async function manyRooms(lab, server) {
  const skipped = async () => lab.counter(server, "relayscope_actions_skipped_total");
  const before = await skipped();
  const session = await join(server);
  for (let i = 0; i < ROOMS; ++i) session.send(`42${i}["join","room ${i}"]`);
  session.send(`42${ROOMS}["rooms"]`);
  let answer;
  do answer = await session.take();
  while (!answer.startsWith(`43${ROOMS}[`));
  const rooms = JSON.parse(answer.slice(`43${ROOMS}`.length))[0].length;
  lab.expect(
    "P16",
    "a client is in a limited number of rooms",
    `at most ${MAX_ROOMS + 1}`,
    rooms,
    rooms <= MAX_ROOMS + 1,
  );
  const after = await skipped();
  lab.expect(
    "P26",
    "joins over the limit are counted",
    `${ROOMS - MAX_ROOMS} or so`,
    after === null ? "not counted" : after - before,
    after - before >= ROOMS - MAX_ROOMS,
  );
}

module.exports = { MAX_CONNECTIONS, MAX_PENDING_SESSIONS, tooManyConnections, tooManyOfOneAddress, zombies, manyRooms };
