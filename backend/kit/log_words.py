"""The only words that may be logged: the events, and the facts that go with them.

A fact has a form, and what has another form is dropped: a name, a sentence or a number of social
security cannot take the place of an id. A new event or fact is added here, and read by a reviewer.
"""

import re

EVENTS = frozenset(
    {
        # web
        "request",
        "request.refused",
        "request.broken",
        "afterwards.failed",
        "library",
        # identity
        "sign_in.refused",
        "sign_in.end_refused",
        # streams
        "live.blind",
        "live.lost",
        "live.unheard",
        # jobs and rounds
        "job.done",
        "job.retried",
        "job.dead",
        "job.unsaid",
        "queue.listening",
        "queue.lost",
        "round.failed",
        # documents: ids only
        "deposit.expired",
        "brought.expired",
        "vault.swept",
        "vault.checked",
        "blob.wrong",
    }
)

_SLUG = r"[a-z][a-z0-9_.-]{0,59}"
_NAME = r"[A-Za-z_][A-Za-z0-9_.]{0,99}"
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_TRACE = r"[\w./<>-]{1,150}:\d{1,6} [\w<>]{1,80}"
_ROUTE = r"(/|(/[a-z._-]{1,40}|/\{[a-z_]{1,40}(:[a-z]{1,10})?\})+)/?|unknown"

TEXTS = {
    "acr": re.compile(r"[a-z0-9]{1,20}"),
    "act": re.compile(_SLUG),
    "attempt_id": re.compile(_UUID),
    "blob_id": re.compile(_UUID),
    "capacity": re.compile(r"usager|aidant|staff|machine|system"),
    "client": re.compile(_SLUG),
    "code": re.compile(_SLUG),
    "device_id": re.compile(_UUID),
    "document_id": re.compile(_UUID),
    "dossier_id": re.compile(_UUID),
    "entrypoint": re.compile(_SLUG),
    "environment": re.compile(r"demo|test|production"),
    "error": re.compile(_NAME),
    "establishment_id": re.compile(_UUID),
    "head": re.compile(r"[0-9a-f]{64}"),
    "host": re.compile(r"[a-z0-9.-]{1,120}(:\d{1,5})?"),
    "job_id": re.compile(r"\d{1,12}|" + _UUID),
    "library": re.compile(_NAME),
    "message_id": re.compile(_UUID),
    "method": re.compile(r"[A-Z]{3,7}"),
    "person_id": re.compile(_UUID),
    "provider": re.compile(r"franceconnect|prosanteconnect"),
    "reason": re.compile(_SLUG),
    "reference": re.compile(r"[2-9A-HJKMNP-Z]{10}"),
    "request_id": re.compile(_UUID),
    "revision": re.compile(r"[0-9a-f_]{1,40}"),
    "route": re.compile(_ROUTE),
    "sign_in_id": re.compile(_UUID),
    "signal": re.compile(r"SIG[A-Z]{3,6}"),
    "state": re.compile(_SLUG),
    "thread_id": re.compile(_UUID),
    "version": re.compile(r"[0-9][0-9A-Za-z.+-]{0,30}"),
    "worker": re.compile(_SLUG),
}
NUMBERS = frozenset({"attempt", "bytes", "count", "deliveries", "level", "ms", "pid", "port", "segment", "status"})
LISTS = {"trace": re.compile(_TRACE), "causes": re.compile(_NAME)}
LARGEST = 10**12
"""One below the shortest number of social security."""
