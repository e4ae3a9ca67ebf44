"""Each reading setting changes what the eye really sees, on whatever page."""

import pytest

from backend.reading.rules import CONTRASTS, FACES, SIZES, SPACES

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

SEEN = """() => {
  const p = document.querySelector("main p"), style = getComputedStyle(p), ground = getComputedStyle(document.body)
  return { size: parseFloat(style.fontSize), face: style.fontFamily.split(",")[0].replaceAll('"', ""),
    line: parseFloat(style.lineHeight) / parseFloat(style.fontSize), letter: parseFloat(style.letterSpacing) || 0,
    word: parseFloat(style.wordSpacing) || 0, ink: style.color, ground: ground.backgroundColor }
}"""
LOADED = """() => [...new Set([...document.fonts].filter(face => face.status === "loaded")
  .map(face => face.family.replaceAll('"', "")))].sort()"""
EXAMPLE = """() => {
  const one = document.querySelector(".example"), style = getComputedStyle(one)
  return { size: parseFloat(style.fontSize), letter: parseFloat(style.letterSpacing) || 0,
    ground: style.backgroundColor,
    face: style.fontFamily.split(",")[0].replaceAll('"', ""), drawn: one.querySelector("svg").checkVisibility() }
}"""
FAMILIES = {
    "atkinson": "Atkinson Hyperlegible Next",
    "lexend": "Lexend",
    "opendyslexic": "Lettres Lestees",
    "system": "system-ui",
}


async def seen(stage, **chosen):
    await stage.show("papers")
    await stage.put(**chosen)
    return await stage.page.evaluate(SEEN)


async def test_the_text_is_as_large_as_chosen_up_to_twice(stage):
    sizes = [(await seen(stage, size=size))["size"] for size in SIZES]
    assert sizes == [20 * int(size) / 100 for size in SIZES]


async def test_there_is_more_room_between_lines_letters_and_words(stage):
    rooms = [await seen(stage, space=space) for space in SPACES]
    for what in ("line", "letter", "word"):
        values = [room[what] for room in rooms]
        assert values == sorted(set(values)), what
    # WCAG 1.4.12: 1.5 for lines, 0.12 for letters, 0.16 for words.
    most = rooms[-1]
    assert (most["line"] >= 1.5, most["letter"] >= 0.12 * 20, most["word"] >= 0.16 * 20) == (True, True, True)


@pytest.mark.parametrize("face", FACES)
async def test_the_letters_are_those_chosen_and_nobody_else_fetches_them(own_stage, face):
    stage, fetched = own_stage, []
    stage.page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[1].partition(".")[0]))
    assert (await seen(stage, face=face))["face"] == FAMILIES[face]
    asked_for = {name for name in fetched if name in ("lexend", "lettres-lestees-400", "lettres-lestees-700")}
    assert {name.partition("-")[0] for name in asked_for} == {"lexend": {"lexend"}, "opendyslexic": {"lettres"}}.get(
        face, set()
    )
    if face != "system":
        assert FAMILIES[face] in await stage.page.evaluate(LOADED)


async def test_each_contrast_has_its_ground_and_its_ink(stage):
    try:
        await stage.page.emulate_media(color_scheme="light")
        looks = {contrast: await seen(stage, contrast=contrast) for contrast in CONTRASTS}
        assert looks["auto"] == looks["light"]
        await stage.page.emulate_media(color_scheme="dark")
        assert await seen(stage, contrast="auto") == looks["dark"]
        assert await seen(stage, contrast="light") == looks["light"]
    finally:
        await stage.page.emulate_media(color_scheme="null")
    assert (looks["strong"]["ground"], looks["strong"]["ink"]) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    assert len({look["ground"] for look in looks.values()}) == 3


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [("taille", "200", ("size", 40)), ("espace", "widest", ("letter", 2.4)), ("police", "lexend", ("face", "Lexend")),
     ("police", "opendyslexic", ("face", "Lettres Lestees")), ("contraste", "strong", ("ground", "rgb(0, 0, 0)")),
     ("contraste", "dark", ("ground", "rgb(40, 26, 38)")), ("pictos", "non", ("drawn", False))],
)  # fmt: skip
async def test_the_example_shows_a_choice_before_it_is_kept(stage, field, value, told):
    await stage.show("settings")
    before = await stage.page.evaluate(EXAMPLE)
    await stage.page.locator(f"[name={field}][value='{value}']").check()
    after = await stage.page.evaluate(EXAMPLE)
    assert after[told[0]] == told[1] != before[told[0]]
    assert {name: v for name, v in after.items() if name != told[0]} == {
        name: v for name, v in before.items() if name != told[0]
    }
    assert await stage.axe("color-contrast", "color-contrast-enhanced") == []
    assert await stage.sideways() == 0
