"""What every answer says to the browser, and what is wrong with one."""

import re

EXACTLY = {
    "server": "web",  # when nothing is said, Granian says its own name
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
}
# These and no other: a page may do nothing else.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "worker",
}
NEVER = ("x-powered-by", "access-control-allow-origin", "via")
# Kept by a browser or a proxy: nothing about anybody is in them.
PUBLIC = r"sw\.js$|manifest\.webmanifest$|hors-ligne$|installer$|catalogue$|\.well-known/jwks\.json$|robots\.txt$"
KEPT = re.compile(rf"^/(assets/|{PUBLIC})")
COOKIE = {"secure": ("",), "httponly": ("",), "samesite": ("lax", "strict")}


def policy(answer):
    parts = [part.strip().partition(" ") for part in answer.headers.get("content-security-policy", "").split(";")]
    return {name: value for name, _, value in parts}


def cookie_faults(cookie):
    name, *parts = (part.strip() for part in cookie.split(";"))
    said = {key.lower(): value.lower() for key, _, value in (part.partition("=") for part in parts)}
    return [f"cookie {name.split('=')[0]}: {key}" for key, may in COOKIE.items() if said.get(key) not in may]


def wrong_with(answer, path):
    told, rules = answer.headers, policy(answer)
    yield from (name for name, value in EXACTLY.items() if told.get(name) != value)
    yield from (f"csp {name}" for name in sorted(rules.keys() | POLICY) if rules.get(name) != POLICY.get(name))
    yield from (name for name in NEVER if name in told)
    if not (KEPT.match(path) and answer.status_code in (200, 304)) and "no-store" not in told.get("cache-control", ""):
        yield "kept"
    for cookie in told.get_list("set-cookie"):
        yield from cookie_faults(cookie)


def faults(answer, path):
    return [f"{answer.request.method} {path} {answer.status_code}: {fault}" for fault in wrong_with(answer, path)]
