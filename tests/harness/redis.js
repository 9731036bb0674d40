"use strict";
// A private redis-server per test file: loopback, a free port, nothing on disk.

const net = require("node:net");
const { Child } = require("./children");

/** A port that was free a moment ago. */
async function freePort() {
  const server = net.createServer();
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** start() it; it can be stopped and started again on its port. */
class Redis {
  constructor(port) {
    this.port = port;
    this.url = `redis://127.0.0.1:${port}`;
  }

  async start() {
    const args = ["--port", String(this.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    this.child = new Child("redis-server", args);
    await this.child.line(/Ready to accept connections/);
  }

  async stop() {
    await this.child.stop();
  }
}

async function startRedis() {
  const redis = new Redis(await freePort());
  await redis.start();
  return redis;
}

module.exports = { Redis, startRedis, freePort };
