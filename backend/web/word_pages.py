"""The words of the glossary: a card for each, and all of them by letter. Anybody reads them, signed in or not.

What somebody reads or looks for says what she has: it is in no address that we keep, and no browser keeps the page.
"""

from typing import Annotated, Any

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath, QueryParameter, URLEncodedBody
from litestar.response import Template
from msgspec import Meta, Struct, field
from msgspec.structs import replace

from backend.falc.cards import shelf
from backend.falc.cards.marking import anchor, card_url
from backend.falc.cards.pictures import pictures
from backend.falc.words.tables import Term
from backend.identity.guards import public
from backend.identity.oidc.next_url import HOME, safe_next
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.web import engine
from backend.web.templates import render
from backend.web.word_views import Card, Drawing, Entry, Words

Req = Request[Any, Any, Any]
Data = URLEncodedBody[dict[str, Any]]
Back = Annotated[str, QueryParameter(name="retour")]
Letter = Annotated[str, QueryParameter(name="lettre")]
STATIC = {"static": True}
MISTAKEN = 422
OF_USE = "usage"


class Wanted(Struct, frozen=True):
    words: Annotated[str, Meta(max_length=60)] = field(name="cherche")


@get("/{word:str}", opt=STATIC, sync_to_thread=False)
def card(request: Req, word: FromPath[str], retour: Back = "") -> Response[bytes]:
    term = shelf.by_id().get(word)
    if term is None:
        raise NotFound
    back = safe_next(engine.with_part(request, retour.replace("~", "/")))
    view = card_of(term, "" if back == HOME else back)
    shell = replace(engine.shell_of(request, {}), path=card_url(term, view.back_url.partition("#")[0]))
    return Response(render("pages/web/word.html", shell, view), media_type="text/html; charset=utf-8")


def card_of(term: Term, back: str = "") -> Card:
    return Card(
        word=capital(term.term),
        lines=term.definition,
        example=term.example,
        drawing=Drawing(pictures()[term.pictogram].sprite, term.pictogram),
        source="" if term.source == OF_USE else term.source,
        proofread=term.state == "relu",
        back_url=f"{back}#{anchor(term)}" if back else "",
        letter_url=f"/mots?lettre={shelf.plain(term.term)[0]}",
    )


def capital(name: str) -> str:
    return name[0].upper() + name[1:]


@get("/", opt=STATIC, sync_to_thread=False)
def index(lettre: Letter = "") -> Template:
    letters = shelf.by_letter()
    letter = lettre if lettre in letters else next(iter(letters))
    view = Words(letters=tuple(letters), letter=letter, rows=rows(letters[letter]), form=Form(Wanted))
    return Template("pages/web/words.html", context={"view": view})


@post("/", opt=STATIC, status_code=200, sync_to_thread=False)
def look_for(data: Data) -> Template:
    form = Form(Wanted, data)
    found = rows(shelf.looked_for(form.value.words)) if form else ()
    view = Words(letters=tuple(shelf.by_letter()), letter="", rows=found, form=form, looked=True)
    return Template("pages/web/words.html", context={"view": view}, status_code=MISTAKEN if form.errors else 200)


def rows(terms: list[Term] | tuple[Term, ...]) -> tuple[Entry, ...]:
    return tuple(Entry(card_url(term), capital(term.term)) for term in terms)


router = Router("/mots", route_handlers=[index, look_for, card], guards=[public])
