"""What a form brought stays at hand until it is answered: a page that cannot keep it gives it back."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, cast
from urllib.parse import parse_qsl

from litestar.datastructures import Headers
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send
from multipart import MultipartError, MultipartSegment, PushMultipartParser, parse_options_header

from backend.kit.origin import READS

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
LARGEST_FORM = 256 * 1024


class Sent:
    """A `receive` that remembers the body of a form: of one with a file, what stands before the limit."""

    def __init__(self, receive: Receive, boundary: str) -> None:
        self.receive, self.boundary, self.body, self.whole = receive, boundary, b"", False

    async def __call__(self) -> Any:
        message = await self.receive()
        if message["type"] == "http.request":
            self.body += message["body"] if len(self.body) <= LARGEST_FORM else b""
            self.whole = not message["more_body"]
        return message

    async def rest(self) -> None:
        """Read what nobody has read yet, as far as a form of ours goes."""
        while not self.whole and len(self.body) <= LARGEST_FORM and (await self())["type"] == "http.request":
            pass

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        if self.boundary:
            return tuple(_parts(self.boundary, self.body))
        return tuple(parse_qsl(self.body.decode(errors="replace"), keep_blank_values=True)) if self.whole else ()


def _parts(boundary: str, body: bytes) -> Iterator[tuple[str, str]]:
    """The fields that came whole. A file is not given back: the telephone still has it."""
    part, words = None, bytearray()
    with suppress(MultipartError):
        for event in PushMultipartParser(boundary).parse(body):
            if isinstance(event, MultipartSegment):
                part, words = event, bytearray()
            elif event:
                words.extend(event)
            elif part and part.filename is None:
                yield part.name, words.decode(errors="replace")


def sent_with(scope: Scope) -> tuple[tuple[str, str], ...]:
    """The fields of the form that this request is; none when it is something else."""
    sent: Sent | None = scope.get("sent")  # type: ignore[assignment]
    return sent.fields if sent else ()


def keep_words(app: ASGIApp) -> ASGIApp:
    """In front of whatever may find no database: the words are read even when nobody will take them."""

    async def keeping(scope: Scope, receive: Receive, send: Send) -> None:
        sent = None if cast(HTTPScope, scope)["method"] in READS else _form(scope, receive)
        if sent is None:
            await app(scope, receive, send)
            return
        scope["sent"] = sent  # type: ignore[typeddict-unknown-key]
        try:
            await app(scope, sent, send)
        except Exception:
            await sent.rest()
            raise

    return keeping


def _form(scope: Scope, receive: Receive) -> Sent | None:
    kind, options = parse_options_header(Headers.from_scope(scope).get("content-type", ""))
    return Sent(receive, options.get("boundary", "")) if kind in FORMS else None
