"use strict";
// The comparisons of one group as Markdown.

const { QUANTITIES } = require("./quantities");
const { SUBJECTS } = require("./subjects");

const row = (cells) => `| ${cells.join(" | ")} |`;

function aimText(aim, write) {
  if (aim === undefined) return "";
  return typeof aim === "number" ? `ratio ≤ ${aim}` : `≤ ${write(aim.atMost)}`;
}

function verdict(met) {
  if (met === undefined) return "";
  return met ? "met" : "**missed**";
}

function linesOf({ scenario, rows }) {
  return rows.map(({ title, quantity, baseline, subject, ratio, aim, met }) => {
    const { title: what, write } = QUANTITIES[quantity];
    return row([
      scenario.clients === scenario.asked ? scenario.name : `${scenario.name} (${scenario.clients} held)`,
      title,
      what,
      write(baseline),
      write(subject),
      ratio.toFixed(2),
      aimText(aim, write),
      verdict(met),
    ]);
  });
}

/** comparisons: of one group, in order. */
function sectionOf({ title }, comparisons) {
  const { baseline, subject } = comparisons[0].scenario;
  const heads = [SUBJECTS[baseline].title, SUBJECTS[subject].title];
  const lines = [`## ${title}`, ""];
  lines.push(row(["Setting", "Load", "Quantity", ...heads, "Ratio", "Aim", ""]));
  lines.push(row(["---", "---", "---", "--:", "--:", "--:", "---", "---"]));
  for (const comparison of comparisons) lines.push(...linesOf(comparison));
  return `${lines.join("\n")}\n`;
}

module.exports = { sectionOf };
