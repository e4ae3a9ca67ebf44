"""The same load for everybody: wrk over requests that are ready, each with a word of its own where it says UUID."""

from pathlib import Path

import msgspec

from tests.bench.traffic import Told, wrk

CONNECTIONS, SECONDS, WARM, ROUNDS = 8, 3, 2, 3
LUA = """
local asked = { %s }
local function hex(n) return string.format("%%0" .. n .. "x", math.random(0, 16 ^ n - 1)) end
local function uuid() return hex(8) .. "-" .. hex(4) .. "-4" .. hex(3) .. "-8" .. hex(3) .. "-" .. hex(6) .. hex(6) end
init = function() math.randomseed(os.time() + tonumber(tostring({}):sub(8), 16)) end
request = function()
  local one, key = asked[math.random(#asked)], uuid()
  return wrk.format(one.method, (one.path:gsub("UUID", key)), one.headers, (one.body:gsub("UUID", key)))
end
done = function(_, latency) io.write(string.format("p95 %%.0fus\\n", latency:percentile(95))) end
"""


class Asked(msgspec.Struct, frozen=True):
    method: str
    path: str
    headers: dict[str, str]
    body: str = ""


class Peer(msgspec.Struct, frozen=True):
    """A server that is ready: what lists one's threads, what reads twenty messages, what posts one."""

    name: str
    port: int
    listing: list[Asked]
    reading: list[Asked]
    posting: list[Asked]


def rate(folder: Path, peer: Peer, what: str) -> float:
    """Requests in a second, the best of a few rounds: what else the machine does only slows."""
    file = folder / f"{peer.name}-{what}.lua"
    file.write_text(LUA % ",\n".join(map(_lua, getattr(peer, what))))
    wrk(peer.port, file, CONNECTIONS, WARM)
    rounds: list[Told] = [wrk(peer.port, file, CONNECTIONS, SECONDS) for _ in range(ROUNDS)]
    return max(one.rate for one in rounds)


def _lua(one: Asked) -> str:
    headers = ", ".join(f"[{_quoted(name)}] = {_quoted(value)}" for name, value in one.headers.items())
    return (
        f"{{ method = {_quoted(one.method)}, path = {_quoted(one.path)}, headers = {{ {headers} }},"
        f" body = {_quoted(one.body)} }}"
    )


def _quoted(words: str) -> str:
    return msgspec.json.encode(words).decode()
