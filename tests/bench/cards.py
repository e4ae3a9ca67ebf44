"""How long a paper of 200 kB takes to have its words open their cards: the best of many, for what it costs itself."""

import time
from itertools import cycle, islice

from markupsafe import Markup

from backend.falc.cards.places import search

TALK = (
    "Le patient présente une douleur vive au genou droit depuis son admission. Le médecin traitant a vu le dossier"
    " médical partagé avec le juge des tutelles, pour une année dans cette maison que nous habitons tous à Lyon."
)
ROW = '<tr><td data-l="Valeur">{}</td><td>0.123</td></tr>\n'


def large_paper(octets: int = 200_000) -> Markup:
    """Rows of nine words, as a long table of results has."""
    words, rows = cycle(TALK.split()), []
    while sum(map(len, rows)) < octets:
        rows += [ROW.format(" ".join(islice(words, 9))) for _ in range(100)]
    return Markup("".join(rows))


def marking() -> float:
    """In milliseconds, of a paper that was not read yet."""
    paper, best = large_paper().encode(), 1.0
    for _ in range(30):
        began = time.process_time()
        search(paper)
        best = min(best, time.process_time() - began)
    return best * 1000
