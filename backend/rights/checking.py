"""Is this receipt one of ours? For whoever holds one: authentic or not, what kind, which day, and nothing else.

A reference is one of 31⁹ that chance chose: nobody finds one by trying. What is not one answers with the same
status, by the same statement, whatever is wrong with it.
"""

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from backend.db.compiled import Connection
from backend.identity.guards import public
from backend.kit import texts
from backend.kit.dates import day_words
from backend.kit.references import LENGTH, grouped
from backend.rights import views
from backend.rights.receipts import AUTHENTIC


@get("/{reference:str}")
async def check(sql: NamedDependency[Connection], reference: FromPath[str]) -> Template:
    asked = _signs(reference)
    found = await AUTHENTIC.one(sql, reference=asked)
    if found is None:
        view = views.Checked(reference=grouped(asked))
    else:
        kind, day = str(texts.t(f"kind.{found.kind}")), day_words(found.asked_on)
        view = views.Checked(reference=grouped(asked), kind=kind, day=day)
    return Template("pages/rights/check.html", context={"view": view})


def _signs(typed: str) -> str:
    """Without spaces and dashes; one sign too many stays, it makes another reference."""
    return "".join(sign for sign in typed.upper() if sign.isascii() and sign.isalnum())[: LENGTH + 1]


router = Router("/verifier", route_handlers=[check], guards=[public])
