"""What is written from the table of the law: its page, its open points, and what PostgreSQL knows of it.

After a change of `backend/delegation/law.yaml`: `python -m tests.architecture.law`, then `python -m backend schema`.
"""

from backend.delegation.law import READS, Actor, actors, law, question_of
from backend.paths import ROOT
from tests.architecture.law_gate import gate

AGAIN = "if this is meant: .venv/bin/python -m tests.architecture.law"
PAGE, POINTS, GATE = "docs/law.md", "docs/legal-open-points.md", "backend/db/gate/law.sql"
BEGIN, END = "<!-- cells: written from law.yaml -->", "<!-- end of cells -->"
SAID = {"yes": "oui", "with": "avec elle", "judge": "le juge", "no": "non"}
SCOPES = {"": "", "goods": "biens", "assistance": "personne, assistance", "representation": "personne, représentation"}
CONFIDENCE = {"sure": "", "likely": " ~", "unsure": " ?"}


HEAD = """# Who may do what for somebody

Written from `backend/delegation/law.yaml`, version {version}; a test compares. *Avec elle*: once the person has said
yes on her own screen. *Le juge*: the judge decides, this service settles nothing. `~` likely, `?` unsure: what is
unsure is closed, and asked in [legal-open-points.md](legal-open-points.md). This is no legal advice.

Whoever it is, always **non**: {never} ({rule}).

Nothing is open before a measure is entered by one member of the staff and checked by another. The person sees every
measure and all that she saw before; she cannot stop one, and reads who decides.
"""


def page():
    said, shown = law(), [act for act in law().acts if act not in law().never.acts]
    head = ["Qui", *(said.acts[act] for act in shown)]
    lines = [
        HEAD.format(
            version=said.version,
            never=", ".join(said.acts[act] for act in said.never.acts),
            rule=said.articles["RULE"],
        ),
        _row(head),
        _row(["---"] * len(head)),
        *(_row([_name(one), *(_cell(one.cells[act]) for act in shown)]) for one in actors().values()),
        "",
        "## By which text",
        "",
        *(f"- **{_name(one)}**: {_texts(one)}." for one in actors().values()),
        "",
        "## The groups of papers",
        "",
        *(f"- {said.acts[group]}: {', '.join(said.groups[group])}." for group in READS),
    ]
    return "\n".join(lines) + "\n"


def _row(cells):
    return f"| {' | '.join(cells)} |"


def _name(one: Actor):
    return f"{one.line.name} ({SCOPES[one.scope]})" if one.scope else one.line.name


def _cell(cell):
    return SAID[cell.answer] + CONFIDENCE[cell.confidence]


def _texts(one):
    told = {}
    for act, cell in one.cells.items():
        if act not in law().never.acts:
            told.setdefault(cell.article, []).append(act)
    return " ; ".join(f"{law().articles[article]} ({', '.join(acts)})" for article, acts in told.items())


def points():
    """The open points, with the unsure cells between their two marks."""
    before, _, rest = (ROOT / POINTS).read_text().partition(BEGIN)
    lines = [_row(["closed until it is answered", "asked"]), _row(["---", "---"])]
    for question in law().questions:
        closed = [
            f"{_name(one)} : {law().acts[act]}"
            for one in actors().values()
            for act, cell in one.cells.items()
            if cell.confidence == "unsure" and question_of(one, act) is question
        ]
        lines.append(_row(["<br>".join(closed), question.ask]))
    return before + "\n".join([BEGIN, "", *lines, "", END]) + rest.partition(END)[2]


WRITTEN = {PAGE: page, POINTS: points, GATE: gate}


def main():
    for name, made in WRITTEN.items():
        (ROOT / name).write_text(made())


if __name__ == "__main__":
    main()
