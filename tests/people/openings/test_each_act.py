"""Each act that shows something is counted as an opening, or is a list of many people, or shows nobody's dossier."""

import re

import pytest

from backend.paths import ROOT

pytestmark = pytest.mark.anyio
VERBS = "compared|downloaded|listed|listed_of_many|matricule_shown|page|photo|read|report"
SHOWS = re.compile(rf'"([a-z]+\.(?:{VERBS}))"')
# Lists of many people: names and days, and no dossier is opened by them.
LISTS = {
    "deposits.listed", "documents.listed_of_many", "identities.listed", "messages.listed", "requests.listed",
    "threads.listed",
}  # fmt: skip
# Whoever works here, or what nobody is known of yet: no dossier.
NOBODY = {"list.report", "member.listed"}


async def test_each_act_that_shows_a_dossier_is_counted(cast):
    texts = (path.read_text() for path in (ROOT / "backend").rglob("*.py"))
    shows = {act for text in texts for act in SHOWS.findall(text)}
    assert {"document.read", "evidence.page", "evidence.downloaded", "message.photo", "documents.listed"} <= shows
    counted = {act for act in shows if await cast.sql.fetchval("select opens_a_dossier($1)", act)}
    assert shows - counted == LISTS | NOBODY
