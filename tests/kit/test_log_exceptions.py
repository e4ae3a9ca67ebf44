"""What a failure and a library leave in the log: names and places, no words."""

import json
import logging

from backend.kit.log import logger
from backend.paths import ROOT
from tests.kit.test_log import CANARY

INS = "1 84 12 2B 123 456 78"


def test_an_exception_is_its_type_and_its_way_without_its_words(lines):
    def open_letter(secret):
        try:
            {}[secret]
        except KeyError as cause:
            raise ValueError(f"{secret} {INS}") from cause

    try:
        open_letter(CANARY)
    except ValueError:
        logger.exception("request.broken")
    (line,) = lines()
    assert line["error"] == "ValueError"
    assert line["causes"] == ["KeyError"]
    assert line["trace"][-1].startswith("tests/kit/test_log_exceptions.py:")
    assert line["trace"][-1].endswith(" open_letter")
    assert str(ROOT) not in json.dumps(line)


def test_a_library_keeps_its_name_and_loses_its_words(lines):
    logging.getLogger("asyncpg.pool").error("cannot insert %s", CANARY)
    (line,) = lines()
    assert (line["event"], line["library"], line["severity"]) == (
        "library",
        "asyncpg.pool",
        "error",
    )
