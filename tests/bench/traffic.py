"""Load on the loopback: wrk, told what to ask by a few lines of Lua."""

import re
import subprocess
from pathlib import Path

import msgspec

from tests.bench.crowd import Somebody

LUA = """
local people = { %s }
local words = "mots=Bonjour%%2C+je+voudrais+un+rendez-vous.&key="
local function hex(n) return string.format("%%0" .. n .. "x", math.random(0, 16 ^ n - 1)) end
local function head(p) return { cookie = "__Host-sign-in=" .. p[1], ["accept-encoding"] = "br, gzip" } end
init = function() math.randomseed(os.time() + tonumber(tostring({}):sub(8), 16)) end
request = function()
  local p = people[math.random(#people)]
  local h = head(p)
  if "%s" == "POST" then
    h["content-type"] = "application/x-www-form-urlencoded"
    h["sec-fetch-site"] = "same-origin"
    local key = hex(8) .. "-" .. hex(4) .. "-4" .. hex(3) .. "-8" .. hex(3) .. "-" .. hex(6) .. hex(6)
    return wrk.format("POST", "/messages/" .. p[2] .. "/repondre", h, words .. key)
  end
  return wrk.format("GET", (("%s"):gsub("PAPER", p[math.random(3, #p)]):gsub("THREAD", p[2])), h)
end
local pause = %d
if pause > 0 then delay = function() return math.random(pause / 2, pause * 3 / 2) end end
done = function(_, latency) io.write(string.format("p95 %%.0fus\\n", latency:percentile(95))) end
"""
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


class Told(msgspec.Struct):
    """Requests in a second, and milliseconds at the half, at 95 % and at 99 %."""

    rate: float
    p50: float
    p95: float
    p99: float
    requests: int


def script(folder: Path, name: str, method: str, path: str, people: list[Somebody], pause: int = 0) -> Path:
    """What wrk asks; each waits `pause` ms before the next, more or less, or not at all."""
    rows = ", ".join(
        "{ " + ", ".join(f'"{word}"' for word in (one.secret, one.thread, *one.papers)) + " }" for one in people
    )
    file = folder / f"{name}.lua"
    file.write_text(LUA % (rows, method, path, pause))
    return file


def wrk(port: int, script: Path, connections: int, seconds: float) -> Told:
    """Stops at the first answer that is not 2xx or 3xx: a fast refusal is no figure."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "--latency", "-s", str(script),
               f"http://127.0.0.1:{port}"]  # fmt: skip
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        raise SystemExit(f"{script.stem}: {told}")
    return Told(
        rate=float(_found(r"Requests/sec:\s+([\d.]+)", told)[1]),
        p50=_milliseconds(told, "50%"),
        p95=_milliseconds(told, "p95"),
        p99=_milliseconds(told, "99%"),
        requests=int(_found(r"(\d+) requests in", told)[1]),
    )


def _milliseconds(told: str, at: str) -> float:
    value, unit = _found(rf"{at}\s+([\d.]+)(us|ms|s)", told).groups()
    return float(value) * UNITS[unit]


def _found(pattern: str, text: str) -> re.Match[str]:
    found = re.search(pattern, text)
    if found is None:
        raise SystemExit(text)
    return found
