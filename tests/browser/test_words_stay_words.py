"""What people write is shown as they wrote it, in a real browser under the real policy."""

import pytest

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

TAGS = ("script", "svg/onload=", "img src=x onerror=", "iframe srcdoc=", "details open ontoggle=", "body onload=")
ACTS = ("__xss=1", "alert(1)", "location='//exemple.test'")
BREAKS = ("", '">', "'>", "</textarea>", "</title>", "{{7*7}}", "%3C", "<!--", "]]>", "\\u003c")
PAYLOADS = [f"{out}<{tag}{act}>{act}</{tag.split()[0]}>" for out in BREAKS for tag in TAGS for act in ACTS]


@pytest.mark.attack("F01")
async def test_a_hostile_message_is_only_words(house, new_phone):
    david, martin = await new_phone(), await new_phone()
    await david.signs_in(house.sign_in_of("David"), "/messages/ecrire")
    await martin.signs_in(house.sign_in_of("Martin"))
    dialogs = []
    for phone in (david, martin):
        phone.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    pages = [PAYLOADS[i : i + 60] for i in range(0, len(PAYLOADS), 60)]
    await david.page.get_by_role("radio", name="Autre chose").check()
    for words in pages:
        await david.page.get_by_role("textbox").fill("\n".join(words))
        await david.presses("Envoyer à")
        await david.taps("Voir mon message")
    await martin.opens("/")
    await martin.opens(f"{martin.path}/messages")
    await martin.taps("David Morel")
    for phone in (david, martin):
        read = await phone.reads()
        assert all(payload in read for payload in PAYLOADS)
        assert await phone.page.evaluate("'__xss' in window") is False
    assert dialogs == []
