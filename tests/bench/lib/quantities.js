"use strict";
// What is read off the lines of a load, and how it is written.

const micros = (us) => (us >= 10_000 ? `${(us / 1000).toFixed(1)} ms` : `${us.toFixed(us < 100 ? 1 : 0)} µs`);
const kibibytes = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
const percent = (share) => `${(share * 100).toFixed(1)} %`;
const millis = (ms) => `${ms.toFixed(0)} ms`;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const mean = (numbers) => sum(numbers) / numbers.length;
const perMessage = (seconds, line, { clients }) => (seconds / (line.operations / clients)) * 1e6;

/** title; of(line, scenario): the number of one round; write: as text. Smaller is better in all of them. */
const QUANTITIES = {
  memory: { title: "memory per idle connection", of: (line) => line.bytesPerConnection, write: kibibytes },
  delivery: {
    title: "CPU per delivery",
    of: (line) => (sum(line.serverCpuSeconds) / line.operations) * 1e6,
    write: micros,
  },
  roundTrip: {
    title: "CPU per round trip",
    of: (line) => (sum(line.serverCpuSeconds) / line.operations) * 1e6,
    write: micros,
  },
  sender: {
    title: "CPU per message, sending node",
    of: (line, scenario) => perMessage(line.serverCpuSeconds[0], line, scenario),
    write: micros,
  },
  receiver: {
    title: "CPU per message, each receiving node",
    of: (line, scenario) => perMessage(mean(line.serverCpuSeconds.slice(1)), line, scenario),
    write: micros,
  },
  p50: { title: "latency, p50", of: (line) => line.p50Us, write: micros },
  p99: { title: "latency, p99", of: (line) => line.p99Us, write: micros },
  share: { title: "CPU, of one core", of: (line) => line.cpuShare, write: percent },
  lateHeartbeat: { title: "heartbeats late by, p99", of: (line) => line.p99LateMs, write: millis },
  latestHeartbeat: { title: "heartbeats late by, worst", of: (line) => line.worstLateMs, write: millis },
};

module.exports = { QUANTITIES };
