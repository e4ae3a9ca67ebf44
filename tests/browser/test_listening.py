"""A text is heard sentence by sentence, by a voice of this device, when somebody asks; and the one that is said is tinted."""

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
ANSWER = ["Nouveau", "Madame Martin", "infirmière, à 9 heures 10", "Votre main va bien.", "Je viens vous voir lundi à 10 heures."]
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
    assert {tuple(more) for _, *more in await ear.heard()} == {("Marie", 0.85)}
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
    for _ in range(2):
        await ear.ends()
    assert await ear.said() == ["Je suis là.", "Moi aussi."]
    assert await ear.silent()


async def test_pause_go_on_again_next_stop(ear):
    await ear.opens("paper", MARIE)
    await ear.listens(1)
    await ear.button("Phrase suivante").click()
    assert await ear.said() == LETTER[:2]
    await ear.button("Pause").click()
    assert await ear.silent()
    assert await ear.tinted() == LETTER[1]
    await ear.button("Reprendre").click()
    assert await ear.said() == [*LETTER[:2], LETTER[1]]
    await ear.button("Répéter").click()
    assert await ear.said() == [*LETTER[:2], LETTER[1], LETTER[1]]
    await ear.button("Arrêter").click()
    assert await ear.silent()
    assert await ear.page.locator(".aloud-bar").count() == 0
    await ear.listens(1)
    await ear.page.keyboard.press("Escape")
    assert await ear.silent()


async def test_a_tap_on_a_sentence_reads_on_from_there(ear):
    await ear.opens("paper", MARIE)
    await ear.listens(1)
    await ear.page.get_by_text("Plâtre pendant").click()
    assert await ear.said() == [LETTER[0], LETTER[5]]


async def test_the_word_is_tinted_only_where_the_voice_says_which(ear):
    await ear.opens("paper", MARIE)
    await ear.listens(1)
    await ear.ends()
    assert await ear.tinted("word") == ""
    await ear.does("reaches", 9, 5)
    assert await ear.tinted("word") == "Morel"
    await ear.does("reaches", 15, 0)  # Safari says no length
    assert await ear.tinted("word") == "a"
    await ear.does("reaches", 0, 55, "sentence")
    assert await ear.tinted("word") == "a"
    await ear.ends()
    assert await ear.tinted("word") == ""
    await ear.ends()
    await ear.does("reaches", 3, 4)  # the header, which stands elsewhere
    assert await ear.tinted("word") == ""
    await ear.does("reaches", 13, 11)
    assert await ear.tinted("word") == "Paracétamol"


@pytest.mark.parametrize(("why", "words"), [("synthesis-failed", "La voix ne marche pas. Réessayez plus tard."), ("interrupted", "En pause")])
async def test_a_voice_that_fails_is_told_and_one_that_was_cut_short_waits(ear, why, words):
    await ear.opens("paper", MARIE)
    await ear.listens()
    await ear.does("fails", why)
    assert await ear.page.locator("read-aloud [role=status]").inner_text() == words
    assert await ear.silent()


async def test_a_voice_that_never_begins_may_be_asked_again(ear):
    await ear.page.clock.install()
    await ear.opens("paper", MARIE)
    await ear.page.evaluate("speechSynthesis.begin = () => undefined")
    await ear.listens()
    await ear.page.clock.fast_forward(8_500)
    await ear.button("Reprendre").click()
    assert len(await ear.said()) == 2


async def test_speed_and_voice_are_those_she_chose(ear):
    await ear.opens("paper", MARIE, CANADA)
    await ear.page.evaluate("Object.assign(document.documentElement.dataset, { speed: '0.7', voice: 'Amélie' })")
    await ear.listens()
    assert await ear.heard() == [[WHAT[0], "Amélie", 0.7]]
