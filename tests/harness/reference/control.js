"use strict";
// Drives the API of a Socket.IO server from JSON lines on standard input; cluster-probe speaks the same for our library.
//
//   > {"id":1,"op":"emit","nsp":"/","rooms":["r"],"except":[],"flags":{"local":true},"event":"e","args":[1]}
//   < {"id":1,"result":null}          or {"id":1,"error":"what went wrong"}
//   < {"report":"serverSide","nsp":"/","event":"e","args":[1]}       a serverSideEmit of another node
//
// Binary values as in jsonlines.js. Flags: local, volatile, compress (boolean), timeoutMs.
// Nodes listen to the serverSideEmit events "note" and "question"; the second has an ack and is answered {node, args}.

const readline = require("node:readline");
const { toLine, fromLine } = require("./jsonlines");

function select(namespace, { rooms = [], except = [], flags = {} }) {
  let operator = namespace.to(rooms).except(except);
  if (flags.local) operator = operator.local;
  if (flags.volatile) operator = operator.volatile;
  if (flags.compress !== undefined) operator = operator.compress(flags.compress);
  if (flags.timeoutMs !== undefined) operator = operator.timeout(flags.timeoutMs);
  return operator;
}

/** (error, answers) callbacks as a result: what came, and whether all came. */
function answers(start) {
  return new Promise((resolve) => {
    start((error, responses) => resolve({ error: error ? error.message : null, responses: responses ?? [] }));
  });
}

const operations = {
  emit: (nsp, c) => void select(nsp, c).emit(c.event, ...c.args),
  emitWithAck: (nsp, c) => answers((done) => select(nsp, c).emit(c.event, ...c.args, done)),
  fetchSockets: async (nsp, c) =>
    (await select(nsp, c).fetchSockets()).map(({ id, rooms, data, handshake }) => ({
      id,
      rooms: [...rooms],
      data,
      handshake,
    })),
  socketsJoin: (nsp, c) => void select(nsp, c).socketsJoin(c.with),
  socketsLeave: (nsp, c) => void select(nsp, c).socketsLeave(c.with),
  disconnectSockets: (nsp, c) => void select(nsp, c).disconnectSockets(c.close),
  serverSideEmit: (nsp, c) => void nsp.serverSideEmit(c.event, ...c.args),
  serverSideEmitWithAck: (nsp, c) => answers((done) => nsp.serverSideEmit(c.event, ...c.args, done)),
  allRooms: async (nsp) => [...(await nsp.adapter.allRooms())],
};

function print(line) {
  process.stdout.write(toLine(line));
}

/** Events of other nodes' serverSideEmit: both are reported, "question" is answered too. */
function reportServerSide(namespace, nodeName) {
  const report = (event, args) => print({ report: "serverSide", nsp: namespace.name, event, args });
  namespace.on("note", (...args) => report("note", args));
  namespace.on("question", (...args) => {
    const ack = args.pop();
    report("question", args);
    ack({ node: nodeName, args });
  });
}

function startControl(io) {
  readline.createInterface({ input: process.stdin }).on("line", async (line) => {
    const command = fromLine(line);
    try {
      const result = await operations[command.op](io.of(command.nsp ?? "/"), command);
      print({ id: command.id, result: result ?? null });
    } catch (error) {
      print({ id: command.id, error: error.message });
    }
  });
}

module.exports = { startControl, reportServerSide };
