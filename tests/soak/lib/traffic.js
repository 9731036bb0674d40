"use strict";
// Clients that come and go, over polling and WebSocket, on all nodes: they join rooms, talk to them, and ask for
// acknowledgements. An acknowledgement that a connected client does not get from its own node is a lost local message.

const { openClient } = require("../../harness/clients");

const ROOMS = 10;
const LIFETIME_MS = [1_000, 10_000];
const TURN_MS = [20, 200];
const ACK_WITHIN_MS = 5_000;
/** Of the clients that stay on polling, of those that upgrade from it; the others begin with a WebSocket. */
const TRANSPORTS = [["polling"], ["polling", "websocket"], ["websocket"], ["websocket"]];

const { setTimeout: wait } = require("node:timers/promises");

class Traffic {
  constructor(lab, random) {
    this.lab = lab;
    this.random = random;
    this.isOver = false;
    this.counts = { connections: 0, refused: 0, "room messages": 0, acknowledgements: 0, "lost acknowledgements": 0 };
  }

  /** So many clients at a time until stop(). */
  start(count) {
    this.lives = Array.from({ length: count }, () => this.liveAgainAndAgain());
  }

  async stop() {
    this.isOver = true;
    await Promise.all(this.lives);
  }

  async liveAgainAndAgain() {
    while (!this.isOver) {
      const server = this.random.pick(Object.values(this.lab.servers));
      const client = openClient(server, { transports: this.random.pick(TRANSPORTS), timeout: 2_000 });
      const isConnected = await new Promise((resolve) => {
        client.socket.once("connect", () => resolve(true));
        client.socket.once("connect_error", () => resolve(false));
      });
      ++this.counts[isConnected ? "connections" : "refused"];
      // A node that is down refuses at once.
      if (isConnected) await this.live(client);
      else await wait(this.random.between(...TURN_MS));
      client.socket.disconnect();
    }
  }

  async live({ socket }) {
    const end = Date.now() + this.random.between(...LIFETIME_MS);
    const room = `room-${this.random.between(1, ROOMS)}`;
    await this.ask(socket, "join", room);
    while (!this.isOver && socket.connected && Date.now() < end) {
      if (this.random.next() < 0.5) {
        await this.ask(socket, "echo", "x".repeat(this.random.between(1, 2_000)));
      } else {
        socket.emit("to-room", room, "x".repeat(this.random.between(1, 2_000)));
        ++this.counts["room messages"];
      }
      await wait(this.random.between(...TURN_MS));
    }
  }

  async ask(socket, event, argument) {
    const isAnswered = await socket
      .timeout(ACK_WITHIN_MS)
      .emitWithAck(event, argument)
      .then(
        () => true,
        () => false,
      );
    if (isAnswered) ++this.counts.acknowledgements;
    else if (socket.connected) ++this.counts["lost acknowledgements"];
  }
}

module.exports = { Traffic };
