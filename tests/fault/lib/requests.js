"use strict";
// Requests that the nodes of a cluster answer together.

const { performance } = require("node:perf_hooks");

/** Option requestsTimeout of both kinds of server, and what a busy machine may add. */
const REQUEST_TIMEOUT_MS = 5_000;
const SLACK_MS = 500;
const ALL_ANSWER_WITHIN_MS = 1_000;

/**
 * fetchSockets of the whole cluster: how many sockets must come back, and who must be named as missing, as our node words
 * it; empty for nobody.
 */
async function expectAnswers(lab, control, { sockets, missing = "" }) {
  const start = performance.now();
  const answer = await control.fetchSockets({}).catch((error) => error);
  const tookMs = Math.round(performance.now() - start);
  const isError = answer instanceof Error;
  const got = isError ? answer.partial : answer;
  const within = missing === "" ? ALL_ANSWER_WITHIN_MS : REQUEST_TIMEOUT_MS + SLACK_MS;
  lab.expect(
    "P9",
    missing === ""
      ? "fetchSockets returns the sockets of all nodes that run"
      : "fetchSockets returns the sockets of the nodes that answered",
    `${sockets} sockets within ${within} ms`,
    `${got ? `${got.length} sockets` : answer.message} after ${tookMs} ms`,
    got?.length === sockets && tookMs <= within,
  );
  if (missing === "") return;
  const named = answer.missing ?? "nobody";
  lab.expect("P9", "it names who did not answer", missing, named, named === missing);
}

module.exports = { expectAnswers };
