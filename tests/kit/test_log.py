"""The log lets out what is named, in its form, and counts the rest."""

import json
import logging
from uuid import uuid4

import pytest

from backend.kit.log import Libraries, configure, logger

CANARY = "Kanari Plumejaune"


def test_a_listed_event_is_a_line_of_json(lines):
    person = uuid4()
    logger.info("sign_in.refused", person_id=person, level=2, provider="franceconnect")
    (line,) = lines()
    assert line.pop("at").endswith("Z")
    assert line == {
        "severity": "info",
        "event": "sign_in.refused",
        "person_id": str(person),
        "level": 2,
        "provider": "franceconnect",
    }


def test_an_unlisted_event_loses_its_name_and_is_counted(lines):
    logger.info(f"{CANARY} signed in", count=1)
    (line,) = lines()
    assert (line["event"], line["count"], line["dropped"]) == ("unlisted", 1, 1)


def test_an_unlisted_fact_is_dropped_and_counted(lines):
    logger.info("request", name=CANARY, body={"a": CANARY}, status=200)
    (line,) = lines()
    assert (line["status"], line["dropped"]) == (200, 2)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("route", "/papiers/0b8a6a3c-5f0e-4a52-9a51-0c7b4d3e2f10"),
        ("route", "/papiers?nom=Kanari"),
        ("person_id", CANARY),
        ("reason", CANARY),
        ("status", CANARY),
        ("status", 1841275123456),
        ("count", True),
        ("method", "get kanari"),
        ("error", f"ValueError: {CANARY}"),
        ("host", f"{CANARY}@example.org"),
        ("version", "1841275123456 78 Kanari"),
    ],
)
def test_a_fact_in_another_form_is_dropped(lines, key, value):
    logger.info("request", **{key: value})
    (line,) = lines()
    assert key not in line
    assert line["dropped"] == 1


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("route", "/papiers/{id}"),
        ("route", "/equipe/{establishment:uuid}/messages"),
        ("route", "/"),
        ("reason", "state-mismatch"),
        ("host", "auth.example.org:8443"),
        ("ms", 1.25),
    ],
)
def test_a_fact_in_its_form_is_kept(lines, key, value):
    logger.info("request", **{key: value})
    (line,) = lines()
    assert line[key] == value
    assert "dropped" not in line


def test_digits_that_look_like_a_number_of_social_security_are_masked(lines):
    logger.info("request", version="1.84.12.75.123.456.78", revision="184127512345678")
    text = json.dumps(lines())
    assert "184127512345678" not in text
    assert "123.456" not in text


def test_below_the_level_nothing_is_said(lines):
    configure("warning")
    logger.info("request")
    logger.warning("round.failed")
    assert [line["event"] for line in lines()] == ["round.failed"]


def test_configuring_twice_says_things_once(lines):
    configure("info")
    logging.getLogger("asyncpg").warning("twice")
    assert len(lines()) == 1
    assert sum(isinstance(kept, Libraries) for kept in logging.getLogger().handlers) == 1
