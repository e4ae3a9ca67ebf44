"""The browser says where a write comes from; when it does not, the write is foreign."""

import pytest

from backend.kit.origin import is_foreign

OURS = "https://aportee.test"


@pytest.mark.attack("E07")
@pytest.mark.parametrize(
    ("site", "origin", "foreign"),
    [
        ("same-origin", None, False),
        ("same-origin", "https://evil.test", False),  # the browser's own word decides
        ("same-site", OURS, True),
        ("cross-site", OURS, True),
        ("none", OURS, True),
        ("", OURS, True),
        (None, OURS, False),
        (None, "https://evil.test", True),
        (None, "null", True),
        (None, OURS + ":443", True),
        (None, OURS + ".evil.test", True),
        (None, None, True),
    ],
)
def test_a_table_of_truth(site, origin, foreign):
    headers = {"sec-fetch-site": site, "origin": origin}
    assert is_foreign({name: value for name, value in headers.items() if value is not None}, OURS) is foreign
