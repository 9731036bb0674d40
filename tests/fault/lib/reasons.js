"use strict";
// Why a node closed or refused somebody, as its counters say.

/** Counters that have to do with ends and refusals. */
const REASONS =
  /^relayscope_(connections_closed|disconnects|handshake_errors|refused|throttled|invalid_states|decode_errors)/;

const reasonsOf = async (server) =>
  new Map([...(await server.metrics().catch(() => []))].filter(([name]) => REASONS.test(name)));

/** 'connections_closed{reason="ping timeout"} +1, ...' of those that rose since `before`; empty when none did. */
async function risenSince(before, server) {
  const shortName = (name) => name.replace(/^relayscope_/, "").replace("_total", "");
  return [...(await reasonsOf(server))]
    .map(([name, value]) => [name, value - (before.get(name) ?? 0)])
    .filter(([, more]) => more > 0)
    .map(([name, more]) => `${shortName(name)} +${more}`)
    .join(", ");
}

/** What the node counted since `before` (reasonsOf) has to match `pattern`, which is `expected` in words. */
async function expectCounted(lab, server, before, expected, pattern) {
  let risen = "";
  await lab.timeUntil(async () => pattern.test((risen = await risenSince(before, server))), 1_000);
  lab.expect("P26", "the node counts why", expected, risen || "nothing counted", pattern.test(risen));
}

/** What a promise resolves to, or null when it takes longer. */
function outcome(promise, timeoutMs) {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(() => resolve(null), timeoutMs)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

module.exports = { reasonsOf, risenSince, expectCounted, outcome };
