"""From identities to the words of their desk."""

from collections.abc import Iterator
from datetime import UTC

from backend.kit import texts
from backend.kit.dates import day_words, local
from backend.kit.forms import Filled
from backend.people import around
from backend.people import identity_views as views
from backend.people.identity_queries import Identity, Line, Proof
from backend.people.joining import Alike, Pair, likely
from backend.people.matching import plain
from backend.people.trait_words import STRICT, born, mark, words
from backend.people.twins import Civil

PAGE = 20
MARKS = {"QUAL": "ok", "asked": "wait", "found": "ok"}
TOLD = frozenset({"away", "not-configured", "test-identity"})


def identities(different: list[Line], unsure: list[Line], base: str) -> views.Identities:
    return views.Identities(
        different=tuple(_row(one, base, "late", str(texts.t(f"insi.short.{one.state}"))) for one in different),
        unsure=tuple(_row(one, base, "wait", status_words(one.status)) for one in unsure),
        later_url=_later(unsure, base),
    )


def _row(line: Line, base: str, sign: str, told: str) -> views.Row:
    name = f"{line.given_name} {line.family_name}"
    return views.Row(url=f"{base}/{line.dossier_id}", name=name, born=born(line.birthdate), mark=sign, told=told)


def _later(rows: list[Line], base: str) -> str:
    """The next page begins after the last row of this one; nothing when this one is not full."""
    if len(rows) < PAGE:
        return ""
    at = rows[-1].at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return f"{base}?depuis={at}&apres={rows[-1].dossier_id}"


def status_words(status: str) -> str:
    return str(texts.t(f"identity.status.{status.lower()}"))


def identity(
    row: Identity, proofs: list[Proof], pair: Pair | None, base: str, zone: str, *, configured: bool, notice: str = ""
) -> views.Identity:
    name = f"{row.given_name} {row.family_name}"
    open_one = row.state in ("unlike", "twice") and row.outcome is None
    return views.Identity(
        url=f"{base}/{row.id}",
        back_url=base,
        name=name,
        initials=around.initials(name),
        status=status_words(row.status),
        mark=MARKS.get(row.status, "wait"),
        number=words("matricule_oid", row.matricule_oid or ""),
        traits=tuple(_traits(row, both=row.state == "unlike" and open_one)),
        proofs=tuple(_proof(one, zone) for one in proofs),
        asked=_asked(row, zone),
        asked_mark=MARKS.get(row.state or "", "late"),
        doubtful=bool(row.doubtful),
        search=str(row.search) if open_one else "",
        may_take=row.state == "unlike",
        may_ask=configured and not open_one and row.state != "asked",
        configured=configured,
        notice=notice,
        together=_together(pair, zone),
        said=str(texts.t(f"join.said.{pair.state}")) if pair and pair.state else "",
    )


def _together(pair: Pair | None, zone: str) -> str:
    if pair is None:
        return ""
    name = f"{pair.given_name} {pair.family_name}"
    return str(texts.t("join.with", name=name, day=day_words(local(pair.at, zone).date())))


def _traits(row: Identity, *, both: bool) -> Iterator[views.Trait]:
    unlike = frozenset((row.reason or "").split(","))
    for name in STRICT:
        ours, said = getattr(row, name), getattr(row, f"said_{name}") or ""
        told = mark(said, ours, same=name not in unlike) if both else {}
        yield views.Trait(name=name, dossier=words(name, ours), insi=words(name, said) if both else "", **told)
    if both and "matricule" in unlike:
        other = str(texts.t("trait.other_number"))
        kept = words("matricule_oid", row.matricule_oid or "")
        yield views.Trait(name="matricule", dossier=kept, insi=other, **mark("said", "kept", same=False))


def _proof(one: Proof, zone: str) -> str:
    told = {"what": texts.t(f"seen.kind.{one.kind}"), "day": day_words(local(one.at, zone).date())}
    return str(texts.t("seen.seen", **told, who=one.who or texts.t("who.somebody")))


def _asked(row: Identity, zone: str) -> str:
    """What became of the last question: the day, and one sentence for each end."""
    if row.asked_at is None or row.state is None:
        return ""
    day = day_words(local(row.asked_at, zone).date())
    if row.outcome:
        return str(texts.t(f"insi.outcome.{row.outcome}", day=day))
    if row.state == "failed":
        reason = row.reason if row.reason in TOLD else "else"
        return str(texts.t(f"insi.failed.{reason}", day=day, code=row.reason or ""))
    return str(texts.t(f"insi.state.{row.state}", day=day))


def joining(row: Identity, rows: list[Alike], base: str) -> views.Joining:
    """Her traits beside those of each who may be her."""
    hers = Civil(row.birth_name, row.given_names, row.birthdate, row.sex, row.birthplace, used_name=row.family_name)
    name, url = f"{row.given_name} {row.family_name}", f"{base}/{row.id}"
    found = tuple(_alike(row, one, verdict) for one, verdict in likely(hers, rows))
    return views.Joining(url=f"{url}/reunir", back_url=url, name=name, initials=around.initials(name), alike=found)


def _alike(row: Identity, one: Alike, verdict: str) -> views.Alike:
    traits = (
        views.Trait(
            name=name,
            dossier=words(name, getattr(row, name)),
            insi=words(name, getattr(one, name)),
            **mark(getattr(one, name), getattr(row, name), same=plain(getattr(one, name)) == plain(getattr(row, name))),
        )
        for name in STRICT
    )
    barred = "taken" if one.taken else "two_persons" if one.two_persons else ""
    name = f"{one.used_given_name or one.given_names.partition(' ')[0]} {one.used_name or one.birth_name}"
    return views.Alike(
        id=str(one.id), name=name, told=str(texts.t(f"join.verdict.{verdict}")), traits=tuple(traits), barred=barred
    )


def document(row: Identity, base: str, form: Filled) -> views.Document:
    name, url = f"{row.given_name} {row.family_name}", f"{base}/{row.id}"
    traits = tuple(views.Trait(name=one, dossier=words(one, getattr(row, one))) for one in STRICT)
    return views.Document(
        url=f"{url}/document", back_url=url, name=name, initials=around.initials(name), traits=traits, form=form
    )
