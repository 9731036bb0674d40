"use strict";
// A mixed cluster: asking for and moving the sockets of other servers, in both directions.

const assert = require("node:assert/strict");
const { describe, it, before } = require("node:test");
require("../../harness/suite");
const { startCluster, connectToAll, receivedBy, untilSockets } = require("../../harness/cluster");

let cluster;
let clients;
before(async () => {
  cluster = await startCluster();
  const rooms = { foreign: ["red"], node: ["red"], probe: ["blue"] };
  clients = await connectToAll(cluster, { roomsOf: (name) => rooms[name], auth: { token: "abc" }, query: { q: "1" } });
});

async function joinCustom(client) {
  const custom = client.of("/custom");
  await custom.connected;
  return custom;
}
const idsOf = (names) => names.map((name) => clients[name].id).sort();
const ALL = ["foreign", "node", "probe"];

for (const asker of ["foreign", "probe"]) {
  describe(`fetchSockets from ${asker}`, () => {
    const fetch = (target) => cluster[asker].fetchSockets(target);
    const ids = (sockets) => sockets.map(({ id }) => id).sort();

    it("finds all", async () => {
      assert.deepEqual(ids(await fetch({})), idsOf(ALL));
    });

    it("selects by room, exception and locality", async () => {
      assert.deepEqual(ids(await fetch({ rooms: ["red"] })), idsOf(["foreign", "node"]));
      assert.deepEqual(ids(await fetch({ rooms: ["red", "blue"] })), idsOf(ALL));
      assert.deepEqual(ids(await fetch({ except: ["red"] })), idsOf(["probe"]));
      assert.deepEqual(ids(await fetch({ rooms: ["nowhere"] })), []);
      assert.deepEqual(ids(await fetch({ flags: { local: true } })), idsOf([asker]));
    });

    it("brings rooms, data and the handshake", async () => {
      for (const name of ALL) {
        const [socket] = await fetch({ rooms: [clients[name].id] });
        assert.equal(socket.id, clients[name].id);
        assert.equal(socket.rooms[0], clients[name].id);
        assert.ok(socket.rooms.includes(name === "probe" ? "blue" : "red"));
        assert.deepEqual(socket.data, {});
        const { handshake } = socket;
        assert.deepEqual(Object.keys(handshake).sort(), [
          "address",
          "auth",
          "headers",
          "issued",
          "query",
          "secure",
          "time",
          "url",
          "xdomain",
        ]);
        assert.deepEqual(handshake.auth, { token: "abc" });
        assert.equal(handshake.query.q, "1");
        assert.equal(handshake.query.EIO, "4");
        assert.equal(handshake.query.transport, "websocket");
        assert.equal(handshake.secure, false);
        assert.equal(handshake.xdomain, false);
        assert.match(handshake.address, /127\.0\.0\.1$/);
        assert.match(handshake.url, /^\/socket\.io\/\?/);
        assert.equal(handshake.headers.upgrade, "websocket");
        assert.ok(Math.abs(handshake.issued - Date.now()) < 600_000);
        assert.equal(Date.parse(handshake.time), Math.floor(handshake.issued / 1000) * 1000, handshake.time);
      }
    });

    it("is of one namespace", async () => {
      const custom = await joinCustom(clients.node);
      assert.deepEqual(ids(await fetch({ nsp: "/custom" })), [custom.id]);
      assert.deepEqual(ids(await fetch({})), idsOf(ALL));
      custom.socket.disconnect();
      await untilSockets(cluster[asker], { nsp: "/custom" }, 0);
    });
  });

  describe(`rooms from ${asker}`, () => {
    it("are all listed", async () => {
      const rooms = await cluster[asker].allRooms("/");
      for (const room of ["red", "blue", ...idsOf(ALL)]) assert.ok(rooms.includes(room), room);
      assert.equal(new Set(rooms).size, rooms.length);
    });

    it("take and lose sockets everywhere", async () => {
      const room = `moved by ${asker}`;
      await cluster[asker].socketsJoin({}, [room, `${room} too`]);
      await untilSockets(cluster[asker], { rooms: [room] }, 3);
      await cluster[asker].emit({ rooms: [`${room} too`] }, "news");
      for (const events of Object.values(await receivedBy(clients, cluster[asker])))
        assert.deepEqual(events, [["news"]]);

      await cluster[asker].socketsLeave({ rooms: ["red"] }, [room]);
      await untilSockets(cluster[asker], { rooms: [room] }, 1);
      await cluster[asker].emit({ rooms: [room] }, "news");
      const received = await receivedBy(clients, cluster[asker]);
      assert.deepEqual(received, { foreign: [], node: [], probe: [["news"]] });
    });

    it("take one socket by its id, and none by an exception", async () => {
      const room = `alone by ${asker}`;
      for (const name of ALL) {
        await cluster[asker].socketsJoin({ rooms: [clients[name].id] }, [`${room} ${name}`]);
        await untilSockets(cluster[asker], { rooms: [`${room} ${name}`] }, 1);
      }
      await cluster[asker].socketsJoin({ except: ["red", "blue"] }, [room]);
      await cluster[asker].socketsJoin({ except: ["red"] }, [room]);
      await untilSockets(cluster[asker], { rooms: [room] }, 1);
    });
  });

  describe(`disconnectSockets from ${asker}`, () => {
    it("ends the sockets of a namespace, their connections stay", async () => {
      const leavers = await connectToAll(cluster, { roomsOf: () => ["leavers"] });
      const customs = await Promise.all(Object.values(leavers).map(joinCustom));
      const ends = Object.values(leavers).map((client) => client.next("disconnect"));
      await cluster[asker].disconnectSockets({ rooms: ["leavers"] }, false);
      for (const [reason] of await Promise.all(ends)) assert.equal(reason, "io server disconnect");
      await cluster[asker].emit({ nsp: "/custom" }, "news");
      for (const custom of customs) {
        assert.deepEqual(await custom.inbox.take(), ["news"]);
        custom.socket.disconnect();
      }
      assert.equal((await cluster[asker].fetchSockets({})).length, 3);
    });

    it("ends whole connections when asked to", async () => {
      const leavers = await connectToAll(cluster, { roomsOf: () => ["leavers"] });
      const customs = await Promise.all(Object.values(leavers).map(joinCustom));
      const ends = [...Object.values(leavers), ...customs].map((client) => client.next("disconnect"));
      await cluster[asker].disconnectSockets({ rooms: ["leavers"] }, true);
      for (const [reason] of await Promise.all(ends)) assert.equal(reason, "io server disconnect");
    });
  });
}
