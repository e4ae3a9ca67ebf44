"""A text of a page with its words that open a card: each once, the first time that it is read."""

import msgspec
from markupsafe import Markup, escape

from backend.falc.cards.places import Place, places
from backend.falc.words.tables import Term


class Marking(msgspec.Struct):
    """Of one page. `here` is where a card leads back: without it nothing is marked. `seen`: what has its link."""

    here: str = ""
    seen: set[str] = msgspec.field(default_factory=set)

    def mark(self, html: Markup) -> Markup:
        """The same words, whatever was read before on this page taken into account."""
        if not self.here:
            return html
        parts: list[bytes] = []
        body, free = html.encode(), 0
        for place in places(body, self.seen):
            self.seen.add(place.term.id)
            parts += body[free : place.start], self._link(body, place)
            free = place.end
        return Markup((b"".join(parts) + body[free:]).decode()) if parts else html  # noqa: S704 (its own tags alone)

    def _link(self, body: bytes, place: Place) -> bytes:
        """No referrer: the card knows the way back, and nothing else of the page."""
        href = escape(card_url(place.term, self.here))
        opens = f'<a class="word" id="{anchor(place.term)}" href="{href}" rel="noreferrer">'
        return opens.encode() + body[place.start : place.end] + b"</a>"


def anchor(term: Term) -> str:
    """Where the card leads back to, in the page that opened it."""
    return f"mot-{term.id}"


def card_url(term: Term, back: str = "") -> str:
    """The way back has no slash: the whole is an address that the settings of reading may bring back to."""
    path, _, part = back.partition("?")
    return f"/mots/{term.id}" + (f"?retour={path.replace('/', '~')}" if back else "") + (f"&{part}" if part else "")
