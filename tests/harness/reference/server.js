"use strict";
// The reference for relayscope-node and the foreign node of the mixed cluster: Socket.IO for Node.js with the same
// command line. --rules takes the name of a rules file; --response-channels own sets publishOnSpecificResponseChannel;
// --redis-client documented takes a Redis client with its defaults, not one that waits for Redis for ever.
// Its API is driven on standard input, see control.js.

const http = require("node:http");
const Redis = require("ioredis");
const { createAdapter } = require("@socket.io/redis-adapter");
const { Server } = require("socket.io");
const behaviours = require("./behaviours");
const { startControl, reportServerSide } = require("./control");
const { readOptions, announce } = require("./options");

const options = readOptions([
  "port",
  "host",
  "name",
  "redis",
  "adapter",
  "prefix",
  "path",
  "rules",
  "ping-interval",
  "ping-timeout",
  "connect-timeout",
  "max-payload",
  "response-channels",
  "redis-client",
]);
const nodeName = options.name ?? "node-a";

const patience = options["redis-client"] === "documented" ? {} : { retryStrategy: () => 100, maxRetriesPerRequest: null };
const redisClients = [];
function connectToRedis() {
  const client = new Redis(options.redis, patience);
  client.on("error", () => {}); // it reconnects; /health/ready shows the state
  redisClients.push(client);
  return client;
}
const redis = options.redis && { publisher: connectToRedis(), subscriber: connectToRedis() };
const withAdapter = redis && options.adapter !== "none";

const isReady = () => redisClients.every((client) => client.status === "ready");
const httpServer = http.createServer((request, response) => {
  const path = request.url.split("?")[0];
  if (path === "/health/live" || (path === "/health/ready" && isReady())) response.writeHead(200).end("ok\n");
  else response.writeHead(path === "/health/ready" ? 503 : 404).end();
});

const corsOrigins = options["cors-origin"];
const io = new Server(httpServer, {
  path: options.path ?? "/socket.io/",
  pingInterval: options.pingInterval,
  pingTimeout: options.pingTimeout,
  connectTimeout: options.connectTimeout,
  maxHttpBufferSize: options.maxPayload,
  serveClient: false,
  cors: corsOrigins && { origin: corsOrigins.includes("*") ? "*" : corsOrigins },
  adapter: withAdapter
    ? createAdapter(redis.publisher, redis.subscriber, {
        key: options.prefix ?? "socket.io",
        publishOnSpecificResponseChannel: options["response-channels"] === "own",
      })
    : undefined,
});

behaviours[options.rules ?? "chat"](io, nodeName, redis);
reportServerSide(io.of("/"), nodeName);
startControl(io);

process.once("SIGTERM", () => {
  io.close(() => {
    for (const client of redisClients) client.disconnect();
    process.exit(0);
  });
  httpServer.closeAllConnections();
});
announce(httpServer, options);
