"""« Un juge interdit le contact »: an aidant of hers whom the house knows, or who says a code at the desk."""

from typing import Annotated, Any, Literal, get_args
from uuid import UUID, uuid4

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from backend.db.compiled import Connection, Statement
from backend.delegation.service import code_hash
from backend.kit import texts
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Filled, Form
from backend.people import around
from backend.people.leaving.service import PERSON
from backend.people.members.days import typed_day
from backend.people.members.desk import Data, Mistake, Req, once_or_again
from backend.people.members.guards import enrols
from backend.people.members.service import Once, do, noting
from backend.people.members.views import Option
from backend.protection.words import base_of, mistakes

FORBID = noting("forbid_contact($1, $2, $3, $4, $5, $6)", "measure.entered", "enrolment")
Seen = Literal["judgment", "extract"]


class Forbidding(msgspec.Struct, frozen=True):
    """Whom, as one of the aidants that the house knows or by the code that she says; what was seen of the decision."""

    key: UUID
    decided: str = msgspec.field(name="decision")
    evidence: Seen = msgspec.field(name="preuve")
    aidant: UUID | None = None
    code: Annotated[str, msgspec.Meta(max_length=40)] = ""


class Known(msgspec.Struct):
    id: UUID
    name: str
    helps: bool


class Ban(msgspec.Struct, frozen=True, kw_only=True):
    """The page: `aidants` are those whom the house knows."""

    name: str
    url: str
    back_url: str
    aidants: tuple[Option, ...]
    evidence: tuple[Option, ...]
    form: Filled
    mistakes: tuple[Mistake, ...] = ()

    def wrong(self, field: str) -> str:
        return next((one.words for one in self.mistakes if one.field == field), "")


KNOWN = Statement("select * from aidants_known_here(:dossier)", Known)


@get("/contact")
async def contact(sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID]) -> Template:
    return await _page(sql, house, dossier, Form(Forbidding))


async def _page(sql: Connection, house: UUID, dossier: UUID, form: Form[Any]) -> Template:
    """Raises NotFound for a role that enrols nobody here."""
    row = await PERSON.one(sql, dossier=dossier, house=house)
    if row is None:
        raise NotFound
    shell, _ = await around.of_desk(sql, house, "personnes")
    view = Ban(
        name=f"{row.given_name} {row.family_name}",
        url=f"{base_of(house, dossier)}/contact",
        back_url=base_of(house, dossier),
        aidants=(Option("", str(texts.t("ban.choose"))), *map(_option, await KNOWN.all(sql, dossier=dossier))),
        evidence=tuple(Option(one, str(texts.t(f"protection.evidence.{one}"))) for one in get_args(Seen)),
        form=form,
        mistakes=mistakes(form, lambda field, code: texts.t(f"error.protection.{field}.{code}"), "aidant"),
    )
    return Template("pages/protection/ban.html", context={"view": view, **shell})


def _option(one: Known) -> Option:
    return Option(str(one.id), str(texts.t("ban.helps" if one.helps else "ban.helped", name=one.name)))


@post("/contact", status_code=303, guards=[enrols])
async def forbid(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    """It closes: no fresh proof is asked, and nobody is waited for."""
    form, url = Form(Forbidding, data), base_of(house, dossier)
    day = typed_day(form.typed["decision"])
    if day is None and "decision" not in form.errors:
        form.errors["decision"] = "invalid"
    if bool(form.typed["aidant"].strip()) is bool(form.typed["code"].strip()):
        form.errors["aidant"] = "one_of"

    async def act() -> None:
        if day is None:
            raise Invalid
        said = (dossier, form.value.aidant, code_hash(form.value.code), day, form.value.evidence)
        await do(sql, Once(form.value.key, f"{url}/contact", url), FORBID, *said, new=uuid4())

    again = f"{url}?suite=forbidden"
    return await once_or_again(request, form, act, again, lambda: _page(sql, house, dossier, form))


BAN = (contact, forbid)
