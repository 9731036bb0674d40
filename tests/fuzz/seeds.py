#!/usr/bin/env python3
"""Writes what the fuzz targets start from: the bytes of the official packages in tests/data, and our rules files.

    seeds.py FOLDER     one folder per target in it
"""
import hashlib
import json
import pathlib
import struct
import sys

TESTS = pathlib.Path(__file__).resolve().parent.parent
RULES = TESTS.parent / "resources"


def strings(value, path=()):
    """All texts of a capture with the keys that lead to them."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, path + (key,))
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, path)
    elif isinstance(value, str):
        yield "/".join(path), value


def captured(name, *endings):
    """Bytes of a capture file: of all members whose path ends so; hexadecimal where its name says so."""
    document = json.loads((TESTS / "data" / f"{name}.json").read_text())
    for path, text in strings(document["entries"]):
        if path.endswith(endings):
            yield bytes.fromhex(text) if path.endswith("hex") else text.encode()


def unframed(frame):
    """Payload of a short WebSocket frame without mask."""
    return frame[2:] if len(frame) >= 2 and frame[1] < 126 else b""


def masked(first_byte, payload):
    """As a client would send it."""
    size = bytes([0x80 | len(payload)]) if len(payload) < 126 else struct.pack(">BH", 0xFE, len(payload))
    mask = b"\x01\x02\x03\x04"
    return bytes([first_byte]) + size + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))


def websocket_frames():
    texts = list(captured("engineio-websocket", "text"))[:100] + list(captured("client-wire", "text"))
    yield from (masked(0x81, text) for text in texts)
    yield masked(0x01, b"4ab") + masked(0x89, b"ping") + masked(0x80, b"cd") + masked(0x88, b"\x03\xe8bye")
    yield masked(0x82, bytes(range(256)))


def text_frame(kind, body):
    return struct.pack("<IB", len(body) + 1, kind) + body


def telemetry_frames():
    def text(value):
        return struct.pack("<I", len(value)) + value

    hello = struct.pack("<IH", 0x524C5953, 2) + text(b"node A") + struct.pack("<q", 1) + text(b"token")
    for kind in range(12):
        yield text_frame(kind, hello)
        yield text_frame(kind, b"")
        yield text_frame(kind, struct.pack("<qI", 1, 1) + text(b"relayscope_ready") + struct.pack("<d", 1.0))
    yield text_frame(1, hello) + text_frame(1, hello)


def resp():
    # The first byte: whether the server lets the bus in before.
    for flag in (b"0", b"1"):
        yield from (flag + reply for reply in replies())


def replies():
    yield b"+OK\r\n+OK\r\n+PONG\r\n"
    yield b"*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n"
    yield b"*4\r\n$10\r\npsubscribe\r\n$13\r\nsocket.io#/#*\r\n:1\r\n"
    yield b"*4\r\n$8\r\npmessage\r\n$1\r\na\r\n$1\r\nb\r\n$3\r\nxyz\r\n"
    yield b"*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nb\r\n"
    yield b"-NOPERM no right to it\r\n:1\r\n$-1\r\n*-1\r\n*0\r\n"
    yield b"*2\r\n$1\r\na\r\n:2\r\n"
    yield b">3\r\n+message\r\n%1\r\n+a\r\n,1.5\r\n"


TARGETS = {
    "httprequest": lambda: captured("engineio-http", "request_hex"),
    "websocketframes": websocket_frames,
    "engineiopayload": lambda: captured("engineio-parser", "hex"),
    "socketiopacket": lambda: captured("socketio-parser", "hex"),
    "messagepack": lambda: captured("msgpack", "hex"),
    "json": lambda: captured("redis-adapter", "payload_text"),
    "busmessage": lambda: [*captured("redis-adapter", "payload_hex"), *captured("redis-emitter", "payload_hex")],
    "rules": lambda: [file.read_bytes() for file in sorted(RULES.rglob("*.json"))],
    "telemetryframes": telemetry_frames,
    "resp": resp,
}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for target, seeds in TARGETS.items():
        folder = pathlib.Path(sys.argv[1]) / target
        folder.mkdir(parents=True, exist_ok=True)
        for seed in seeds():
            (folder / hashlib.sha1(seed).hexdigest()).write_bytes(seed)


main()
