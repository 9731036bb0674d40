"use strict";
// Publishing what no node of ours would publish.

const RedisClient = require("ioredis");
const { HOSTILE_MESSAGES, randomMessages } = require("../../harness/hostile");

const BATCH = 100;

/** Every message of the corpus on its channel, then `count` random ones; how many there were. */
async function publishGarbage(lab, count) {
  const corpus = Object.entries(HOSTILE_MESSAGES).flatMap(([channel, messages]) =>
    Object.values(messages).map((message) => [channel, message]),
  );
  const all = [...corpus, ...randomMessages(count)];
  const client = new RedisClient(lab.redis.url);
  try {
    for (let start = 0; start < all.length; start += BATCH) {
      const pipeline = client.pipeline();
      for (const [channel, message] of all.slice(start, start + BATCH)) pipeline.publish(channel, message);
      await pipeline.exec();
    }
  } finally {
    client.disconnect();
  }
  return { total: all.length, corpus: corpus.length };
}

module.exports = { publishGarbage };
