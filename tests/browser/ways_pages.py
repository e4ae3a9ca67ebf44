"""Invitations, mandates and attestations, on every side, in their states."""

from markupsafe import Markup
from msgspec.structs import replace

from backend.delegation.schemas import Proposal
from backend.entrusting import attestation_views as attested
from backend.entrusting import inviting_views as inviting
from backend.entrusting import views
from backend.identity.presenter import ways_of_people
from backend.kit.forms import Form, Told
from backend.kit.pictures import code_of
from backend.kit.shell import Desk, Shell
from backend.mandates import views as mandates
from backend.mandates.schemas import Entering, Looking, Preparing
from tests.browser import samples as s
from tests.browser.aidant_pages import BEFORE, PAULA

UNTIL = "lundi 30 novembre 2026 à 9 heures 10"
WORDS = ("Paula Martin peut lire mes attestations.", "Je peux arrêter à tout moment.")
OPEN = views.Invitation(state="open", until=UNTIL, url="/aidants/invitations/1")
YES = replace(OPEN, state="accepted", name="Paula Martin", initials="PM")
LINE = attested.Line(
    name="Paula Martin", relation="sis", state="now", day="31 décembre 2026", url="/aidants/1/attestation"
)


def ways():
    return {**_attestations(), **_inviting(), **_invited(), **_mandates()}


def _attestations():
    here, shell, public = "pages/entrusting/", s.usager("/aidants/attestations"), s.public("/attestation")
    listed = attested.Attestations(given=(LINE, replace(LINE, state="stopped")), received=(replace(LINE, relation=""),))
    check, asked = f"{here}check.html", attested.Check(reference="K7R4 2MXP 9A", day="31 décembre 2026")
    told = {
        f"attestation-{state}": (check, public, replace(asked, state=state))
        for state in ("valid", "resting", "over", "unknown")
    }
    return {
        "attestations": (f"{here}attestations.html", shell, listed),
        "attestations-none": (f"{here}attestations.html", shell, attested.Attestations()),
        "attestation-check": (check, public, attested.Check()),
        "attestation-wait": (check, public, attested.Check(state="wait")),
        "attestation-wrong": (check, public, attested.Check(reference="K7", wrong=Told(code="reference"))),
        **told,
    }


def _inviting():
    here, shell = "pages/entrusting/", s.usager("/aidants/inviter")
    picture = Markup(code_of("https://aportee.test/invitation#K7R42MXP9A"))
    made = inviting.Made(
        picture=picture, words="aportee.test/invitation", link="K7R4 2MXP 9A", code="482 159", until=UNTIL, url=OPEN.url
    )
    choose = views.Choose(form=Form(Proposal), presets=views.IN_ONE_TAP, invites=True)
    one = f"{here}invitation.html"
    states = {
        f"invitation-{state}": (one, shell, inviting.Followed(invitation=replace(OPEN, state=state)))
        for state in ("open", "opened", "declined", "cancelled", "given", "expired")
    }
    return {
        "aidants-inviting": (
            f"{here}index.html",
            shell,
            views.Aidants(now=(PAULA,), before=(), invitations=(YES, OPEN)),
        ),
        "invite": (f"{here}choose.html", shell, choose),
        "invite-told": (f"{here}invited.html", shell, made),
        "invitation-yes": (one, shell, inviting.Followed(invitation=YES, before=BEFORE)),
        "invitation-already": (one, shell, inviting.Followed(invitation=YES, wrong="already")),
        "invitation-again": (one, shell, inviting.Followed(invitation=YES, wrong="again")),
        **states,
    }


def _invited():
    page, shell = "pages/entrusting/invited_me.html", s.public("/invitation")
    known = inviting.Invited(known=True)
    asked = inviting.Asked(
        id="1", state="opened", name="David Morel", given_name="David", words=WORDS, until="31 décembre 2026"
    )
    few = tuple(way for way in ways_of_people("/invitation") if way.slug != "card")
    done = {f"invited-{word}": (page, shell, replace(known, done=word)) for word in ("oui", "non", "tard")}
    return {
        "invited": (page, shell, inviting.Invited(known=False, ways=few)),
        "invited-code": (page, shell, known),
        "invited-wrong": (page, shell, replace(known, code="K7", wrong=Told(code="invalid", dit="missing"))),
        "invited-unopened": (page, shell, replace(known, unopened=True)),
        "invited-asking": (page, shell, replace(known, asking=asked)),
        "invited-waits": (page, shell, replace(known, accepted=(asked,), given=(asked,))),
        **done,
    }


def _mandates():
    url = f"{s.TEAM}/mandats"
    desk = Desk(url=s.TEAM, house=s.HOUSE, place="mandats", duties=frozenset({"enrolment"}))
    shell = Shell(path=url, key=s.KEY, person="Inès", space="staff", desk=desk)
    rows = (
        mandates.Line("Rose Lebon", "Zoé Hoarau", "second", "vendredi 27 novembre 2026", f"{url}/1"),
        mandates.Line("Marion Payet", "Léa Payet", "paper", "jeudi 26 novembre 2026", f"{url}/2"),
    )
    check = mandates.ToCheck(
        "Laura Hoarau", "Tutelle : les biens", "jeudi 26 novembre 2026", f"{s.TEAM}/justificatifs/1"
    )
    wrong_one = mandates.ToReplace("Laura Hoarau", check.what, check.day, False, check.url)
    papers = (wrong_one, replace(wrong_one, name="Rose Lebon", what="", said=True))
    listed = mandates.Mandates(url=url, rows=rows, form=Form(Looking), measures=(check,), papers=papers)
    wrong: Form[Looking] = Form(Looking, {"key": s.KEY, "numero": "K7"})
    wrong.errors["numero"] = "unknown"
    prepare = mandates.Prepare(
        url=f"{s.TEAM}/personnes/1/mandat", back_url=f"{s.TEAM}/personnes", name="Rose Lebon",
        whom=Form(Preparing), form=Form(Proposal),
    )  # fmt: skip
    empty = {"key": s.KEY, "code": "-"}
    page, sheet = "pages/mandates/waiting.html", "pages/mandates/prepare.html"
    return {
        "mandates": (page, shell, listed),
        "mandates-empty": (page, shell, replace(listed, rows=(), done="cancelled")),
        "mandates-wrong": (page, shell, replace(listed, form=wrong)),
        "mandate-prepare": (sheet, shell, prepare),
        "mandate-prepare-wrong": (
            sheet,
            shell,
            replace(prepare, whom=Form(Preparing, empty), form=Form(Proposal, empty)),
        ),
        **_one(shell, url),
    }


def _one(shell, url):
    page = "pages/mandates/one.html"
    paper = mandates.One(
        url=f"{url}/1", back_url=url, name="Rose Lebon", aidant="Zoé Hoarau", reference="K7R4 2MXP 9A", state="paper",
        words=WORDS, until="dimanche 27 décembre 2026", form=Form(Entering), proof_url=f"{s.TEAM}/justificatifs/1",
    )  # fmt: skip
    seen = {
        "signed_on": "vendredi 27 novembre 2026",
        "evidence": "Rose a signé devant moi.",
        "entered": "Madame Bouvier",
    }
    second = replace(paper, state="second", **seen)
    wrong: Form[Entering] = Form(Entering, {"key": s.KEY})
    wrong.errors["vu"] = "missing"
    again: Form[Entering] = Form(Entering, {"key": s.KEY, "code": "A", "signe_le": "1", "preuve": "Vu.", "vu": "on"})
    again.errors["form"] = "name"
    return {
        "mandate": (page, shell, replace(paper, done="prepared")),
        "mandate-wrong": (page, shell, replace(paper, form=wrong)),
        "mandate-refused": (page, shell, replace(paper, form=again)),
        "mandate-not-you": (page, shell, replace(second, done="entered")),
        "mandate-second": (page, shell, replace(second, may_confirm=True)),
        "mandate-already": (page, shell, replace(second, may_confirm=True, wrong="already")),
        "mandate-confirmed": (
            page,
            shell,
            replace(second, state="confirmed", decided="Monsieur Payet", done="confirmed"),
        ),
        "mandate-cancelled": (page, shell, replace(paper, state="cancelled")),
        "mandate-expired": (page, shell, replace(paper, state="expired")),
    }
