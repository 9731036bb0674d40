"use strict";
// Clients of another protocol, or from another place, than the node serves.

const { get, request, RawSocket } = require("../../harness/raw");
const { expectCounted, outcome, reasonsOf } = require("./reasons");
const { BASE } = require("./sessions");

const GOOD_ORIGIN = "http://good.example";
const BAD_ORIGIN = "http://evil.example";

async function oldProtocol(lab, server) {
  const before = await reasonsOf(server);
  const polling = await get(server, `${BASE}?EIO=3&transport=polling`);
  const isRefusal = ({ status, body }) => status === 400 && body.includes('"code":5');
  const inWords = ({ status, body }) => `${status} ${body}`;
  lab.expect("P17", "polling: it is refused and told why", "400, code 5", inWords(polling), isRefusal(polling));
  const socket = new RawSocket(server, `${BASE}?EIO=3&transport=websocket`);
  const closed = await outcome(Promise.race([socket.closed, socket.take(2_000)]), 2_000);
  const gotSession = typeof closed === "string";
  const ending = gotSession ? closed : closed ? `closed, ${closed.code}` : "still open";
  lab.expect("P17", "WebSocket: it gets no session", "closed at once", ending, closed && !gotSession);
  await expectCounted(lab, server, before, "code 5, twice", /handshake_errors\{code="5"\} \+2/);
}

/** {status, body} of an upgrade request: 101 when it succeeded. */
async function upgradeAnswer(server, query, headers) {
  const socket = new RawSocket(server, `${BASE}?${query}`, { headers });
  const answer = await socket.opened.then(
    () => ({ status: 101, body: "" }),
    (error) => ({ status: error.status ?? error.code, body: error.body ?? "" }),
  );
  socket.socket.terminate();
  return answer;
}

async function badOrigin(lab, server) {
  const before = await reasonsOf(server);
  const ways = {
    polling: (headers) => get(server, `${BASE}?EIO=4&transport=polling`, { headers }),
    preflight: (headers) =>
      request(server, "OPTIONS", `${BASE}?EIO=4&transport=polling`, {
        headers: { "Access-Control-Request-Method": "POST", ...headers },
      }).response,
    WebSocket: (headers) => upgradeAnswer(server, "EIO=4&transport=websocket", headers),
  };
  for (const [way, ask] of Object.entries(ways)) {
    const refused = await ask({ Origin: BAD_ORIGIN });
    lab.expect(
      "P19",
      `${way}: an origin that is not on the list is refused`,
      "403",
      refused.status,
      refused.status === 403,
    );
  }
  for (const [who, headers] of [
    ["an origin on the list", { Origin: GOOD_ORIGIN }],
    ["a client without origin", {}],
  ]) {
    const statuses = [];
    for (const ask of Object.values(ways)) statuses.push((await ask(headers)).status);
    lab.expect(
      "P19",
      `${who} is served`,
      "on every way",
      statuses.join(", "),
      statuses.every((status) => status < 400),
    );
  }
  await expectCounted(lab, server, before, "code 4 (forbidden) or a reason that says origin", /origin|code="4"/);
}

module.exports = { GOOD_ORIGIN, oldProtocol, badOrigin };
