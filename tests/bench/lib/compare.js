"use strict";
// A scenario round after round, both kinds of server in turn, and the medians.

const { measure, mostClients } = require("./measure");
const { QUANTITIES } = require("./quantities");

const ROUNDS = 3;

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The last number of a load scaled: how much is done, or for how long. */
function scaled(load, work) {
  const parts = load.split(":");
  if (parts.length > 1) parts.push(Math.max(1, Math.round(Number(parts.pop()) * work)));
  return parts.join(":");
}

/** The scenario as it is run: less work, fewer clients, no more clients than the machine has descriptors for. */
function fitted(scenario, { work, clients }) {
  return {
    ...scenario,
    asked: scenario.clients,
    clients: Math.min(scenario.clients, clients, mostClients()),
    loads: scenario.loads.map((load) => scaled(load, work)),
  };
}

/** Whether the subject does what was aimed for; nothing without an aim. */
function isMet(aim, ratio, value) {
  if (aim === undefined) return undefined;
  return typeof aim === "number" ? ratio <= aim : value <= aim.atMost;
}

/**
 * {scenario as run, rows: [{load, quantity, baseline, subject, ratio, aim, met}]}: numbers, medians of the rounds. The
 * ratio is the median of the rounds' ratios: what slows the machine for a while slows both.
 */
async function compare(asked, redis, { rounds, work, clients, report }) {
  const scenario = fitted(asked, { work, clients });
  const results = { baseline: [], subject: [] };
  const count = rounds ?? scenario.rounds ?? ROUNDS;
  for (let round = 1; round <= count; ++round) {
    report(`${scenario.name}: round ${round} of ${count}`);
    const sides = round % 2 === 1 ? ["baseline", "subject"] : ["subject", "baseline"];
    for (const side of sides) results[side].push(await measure(scenario[side], redis, scenario));
  }
  const rows = scenario.rows.map(({ load, title, quantity, aim }) => {
    const of = (side) => results[side].map((lines) => QUANTITIES[quantity].of(lines[load], scenario));
    const [baseline, subject] = [of("baseline"), of("subject")];
    const ratio = median(subject.map((value, round) => value / baseline[round]));
    const value = median(subject);
    return { title, quantity, baseline: median(baseline), subject: value, ratio, aim, met: isMet(aim, ratio, value) };
  });
  return { scenario, rows };
}

module.exports = { compare };
