"use strict";
// What a node to trust promises; the cells say by number which of them they check.

const PROMISES = {
  P1: "Redis lost: the node stays up, takes clients, and delivers to its own clients as before",
  P2: "it comes back by itself, for ever, and all subscriptions with it",
  P3: "what waits for Redis is bounded by age; what is lost is counted",
  P4: "what cannot be decoded or applied is counted and ignored",
  P7: "reading the bus never waits for clients",
  P8: "cut off by Redis, a node subscribes again within a second and counts the gap",
  P9: "requests answer in time with what there is, and name the nodes that are missing",
  P11: "events of one sender keep their order, and none arrives twice",
  P15: "a client that reads slowly is bounded, then closed with a reason",
  P16: "what clients send, and how many they are, is limited; refusals are explained and counted",
  P17: "only the protocol as it is written is spoken",
  P18: "a silent client is closed in time, and only a silent one",
  P19: "an origin that is not allowed is refused on every way in",
  P20: "ready and alive are two questions; a node that is deaf or leaving is not ready",
  P21: "SIGTERM lets clients go in order and ends with 0; a second one ends at once",
  P23: "what a killed node leaves behind goes away",
  P24: "sessions that never join a namespace are closed and counted",
  P25: "a blocked loop costs time, not clients",
  P26: "every end and every refusal has a reason in the metrics",
  P29: "a node that says it is ready is heard and hears",
};

module.exports = { PROMISES };
