"""`POST /falc/verifier`: what is hard in a text, for whoever asks. Nothing of the text is kept or logged.

A form (`texte`) or JSON (`{"text": …, "profile": …}`), from our own pages or with our `Origin`. One text at a time is
read, beside the pages and not before them; when many wait, it says so.
"""

import asyncio
from typing import Any

import msgspec
from litestar import Request, Router, post

from backend.falc.checking import reading, told
from backend.falc.findings import Finding
from backend.falc.profiles import UnknownProfile, profile
from backend.falc.scoring.score import Score, scored
from backend.identity.guards import FORM, public
from backend.kit.errors import Busy, DomainError, Invalid

LARGEST_BODY = 128 * 1024
LONGEST = 20_000
MOST_WAITING = 8
Req = Request[Any, Any, Any]


class TooLong(DomainError):
    """This text is too long: 20,000 characters at most. Send it in parts."""

    status = 413
    slug = "too-long"


class Asked(msgspec.Struct, frozen=True):
    text: str
    profile: str = "usuel"


class Verdict(msgspec.Struct, frozen=True):
    """`reread`: a machine never says that a text is easy. People who read easy French do."""

    score: Score
    findings: list[Finding]
    reread: str = "Ce texte doit être relu par des personnes concernées."


class Queue:
    """One text at a time, few that wait."""

    def __init__(self) -> None:
        self.turn = asyncio.Semaphore(1)
        self.waiting = 0

    async def verdict(self, asked: Asked) -> Verdict:
        if self.waiting >= MOST_WAITING:
            raise Busy
        self.waiting += 1
        try:
            async with self.turn:
                return await asyncio.to_thread(_verdict, asked)
        finally:
            self.waiting -= 1


QUEUE = Queue()


@post("/verifier", opt={"static": True}, status_code=200, request_max_body_size=LARGEST_BODY)
async def check(request: Req) -> Verdict:
    return await QUEUE.verdict(await _asked(request))


async def _asked(request: Req) -> Asked:
    if request.headers.get("content-type", "").partition(";")[0] == FORM:
        form = await request.form()
        asked = Asked(str(form.get("texte", "")), str(form.get("profil", "usuel")))
    else:
        try:
            asked = msgspec.json.decode(await request.body(), type=Asked)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise Invalid from None
    if not asked.text.strip():
        raise Invalid
    if len(asked.text) > LONGEST:
        raise TooLong
    return asked


def _verdict(asked: Asked) -> Verdict:
    try:
        read = reading(asked.text, profile(asked.profile))
    except UnknownProfile:
        raise Invalid from None
    return Verdict(scored(read), told(read))


router = Router("/falc", route_handlers=[check], guards=[public])
