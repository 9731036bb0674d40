"use strict";
// JSON lines that can hold binary values: a Buffer is {"$binary":"<base64>"}.

function encode(value) {
  if (value === null || typeof value !== "object") return value;
  if (Buffer.isBuffer(value)) return { $binary: value.toString("base64") };
  if (Array.isArray(value)) return value.map(encode);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, encode(member)]));
}

function decode(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value.$binary === "string") return Buffer.from(value.$binary, "base64");
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, decode(member)]));
}

const toLine = (value) => `${JSON.stringify(encode(value))}\n`;
const fromLine = (line) => decode(JSON.parse(line));

module.exports = { toLine, fromLine };
