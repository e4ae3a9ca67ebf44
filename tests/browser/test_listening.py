"""A text is heard sentence by sentence, by a voice of this device, when somebody asks; what is said is tinted."""

import pytest

from tests.browser.speech import CANADA, ENGLISH, GOOGLE, MARIE

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

LETTER = [
    "Motif",
    "Monsieur Morel a été reçu aux urgences après une chute.",
    "Traitement",
    "Médicament : Paracétamol 1 g",
    "Dose : 1 le matin, 1 le soir",
    "Plâtre pendant 4 semaines",
    "Contrôle le 15 décembre 2026",
]
WHAT = [
    "C’est quoi ?",
    "C’est la lettre de l’hôpital.",
    "Elle dit ce que le docteur a fait.",
    "Ce texte n’a pas encore été relu par des personnes concernées.",
]
ANSWER = [
    "Nouveau",
    "Madame Martin",
    "infirmière, à 9 heures 10",
    "Votre main va bien.",
    "Je viens vous voir lundi à 10 heures.",
]
READS = ("paper", "paper-pages", "thread", "their-paper", "staff-paper", "somebody-else", "install", "staff-thread")


@pytest.mark.parametrize("name", ["paper", "thread", "staff-paper", "install"])
async def test_a_browser_without_a_voice_shows_nothing_of_it(stage, name):
    """Chromium as it is here, without a double: no voice at all."""
    asked = []
    stage.page.on("request", lambda request: asked.append(request.url))
    await stage.show(name)
    assert await stage.page.evaluate("speechSynthesis.getVoices().length") == 0
    assert await stage.page.get_by_role("button", name="Écouter").count() == 0
    assert await stage.page.get_by_role("button", name="Règle de lecture").count() == 1
    assert [url for url in asked if "aloud" in url] == []


async def test_a_foreign_voice_is_no_voice(ear):
    await ear.opens("paper", ENGLISH)
    assert await ear.button("Écouter").count() == 0


@pytest.mark.parametrize("name", READS)
async def test_each_text_can_be_heard_once_a_voice_has_come_and_nothing_speaks_by_itself(ear, name):
    asked = []
    ear.page.on("request", lambda request: asked.append(request.url))
    await ear.opens(name)
    assert await ear.button("Écouter").count() == 0
    await ear.bring(MARIE)
    texts = await ear.page.locator("[data-read]:visible").count()
    assert await ear.button("Écouter").count() == texts > 0
    assert await ear.said() == []
    assert [url for url in asked if "aloud" in url] == []
    await ear.bring()
    assert await ear.button("Écouter").count() == 0


async def test_a_paper_is_said_sentence_by_sentence_its_table_cell_after_header(ear):
    await ear.opens("paper", CANADA, GOOGLE, ENGLISH, MARIE)
    await ear.listens(1)
    for n, sentence in enumerate(LETTER):
        assert await ear.said() == LETTER[: n + 1]
        assert await ear.tinted() == sentence.rpartition(" : ")[2]
        await ear.ends()
    assert await ear.said() == LETTER
    assert {tuple(more) for _, *more in await ear.heard()} == {("Marie", 1)}
    assert await ear.page.locator(".aloud-bar").count() == 0
    assert await ear.page.locator("read-aloud [role=status]").inner_text() == "Fin du texte"
    assert await ear.button("Écouter").nth(1).evaluate("e => e === document.activeElement")
    assert await ear.tinted() == ""


async def test_what_it_is_and_each_message_are_texts_of_their_own(ear):
    await ear.opens("paper", MARIE)
    await ear.listens()
    for _ in WHAT:
        await ear.ends()
    assert await ear.said() == WHAT
    await ear.opens("thread", MARIE)
    await ear.listens(2)
    for _ in ANSWER:
        await ear.ends()
    assert await ear.said() == ANSWER


async def test_a_screen_reader_says_whose_text_each_button_reads(ear):
    await ear.opens("thread", MARIE)
    for n, name in enumerate(("Vous", "Paula, votre sœur", "Madame Martin")):
        assert await ear.button("Écouter").nth(n).get_attribute("aria-label") == f"Écouter : {name}"
    await ear.opens("paper", MARIE)
    place = "#" + await ear.button("Écouter").nth(1).get_attribute("aria-describedby")
    assert await ear.page.locator(place).inner_text() == "Le papier"


async def test_what_is_hidden_is_not_said(ear):
    await ear.opens("paper", MARIE)
    await ear.page.locator("article").evaluate("""paper => {
      paper.replaceChildren()
      for (const [kind, words, more] of [["p", "Je suis là.", {}], ["p", "Cachée.", { hidden: true }],
        ["p", "Seulement pour un lecteur d’écran.", { className: "sr" }], ["p", "Muette.", { ariaHidden: "true" }],
        ["p", "Sans place.", { id: "none" }], ["p", "Invisible.", { id: "unseen" }], ["button", "Touchez.", {}]])
        paper.append(Object.assign(document.createElement(kind), { textContent: words, ...more }))
      document.getElementById("none").style.setProperty("display", "none")
      document.getElementById("unseen").style.setProperty("visibility", "hidden")
      const closed = document.createElement("details")
      closed.append(Object.assign(document.createElement("summary"), { textContent: "Ouvrir" }), "Fermée.")
      paper.append(closed, Object.assign(document.createElement("p"), { textContent: "Moi aussi." }))
    }""")
    await ear.listens(1)
    await ear.ends()
    await ear.ends()
    assert (await ear.said(), await ear.silent()) == (["Je suis là.", "Moi aussi."], True)
