"""What a page is asked in the browser, and in which states: of axe, and whether anything goes sideways."""

import json

from backend.paths import ROOT

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text()
AXE_FILE = "/assets/axe.js"  # a file the browser keeps, compiled: half a megabyte is not read again for each page
# Beside axe's own choice: 7:1 for text (AAA), and targets. By itself that rule leaves what is below 4.5:1 to another
# one, which measures every text again: here it has no least, and is alone.
RULES = {
    "color-contrast-enhanced": {"enabled": True},
    "color-contrast": {"enabled": False},
    "target-size": {"enabled": True},
}
NO_LEAST = {size: {"minThreshold": 0} for size in ("normal", "large")}
CHECKS = {"color-contrast-enhanced": {"options": {"contrastRatio": NO_LEAST}}}
# Its own reading of style sheets (`preload`) serves one rule, of how a phone is held: it is asked once.
ASK_AXE = """async ([only, preload = false]) => {
  const how = { ...HOW, preload, resultTypes: ["violations"], ...(only && { runOnly: only }) }
  return (await axe.run(document, how)).violations
    .flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.any.map(a => a.message).join()}`))
}""".replace("HOW", json.dumps({"rules": RULES, "checks": CHECKS}))
# Colours do not move anything and widths do not paint: each state asks two questions in one visit.
STATES = {
    "very strong colours with 200 % text": {"contrast": "strong", "size": "200"},
    "dark on 320 px": {"contrast": "dark", "width": 320},
    "everything at its largest on 320 px": {"width": 320, "size": "200", "space": "widest", "face": "opendyslexic"},
}
# The furthest from how a page is drawn: where what is laid over it goes wrong, if anywhere.
FURTHEST = {name: STATES[name] for name in reversed(STATES) if "size" in STATES[name]}
# What can change with colours alone, and with widths and sizes alone.
COLOURS, PLACES = ("color-contrast-enhanced", "link-in-text-block"), ("target-size", "scrollable-region-focusable")
BRING_AXE = f"import('{AXE_FILE}').then(() => undefined)"
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
# Only what is laid out asks for its fonts.
IN_THIS_STATE = """async ({ look, asked }) => {
  document.documentElement.className = look
  document.documentElement.getBoundingClientRect()
  await document.fonts.ready
  return await (QUESTION)(asked)
}"""
# Style and scripts stay, all that a page says is replaced: its elements come to life as those of a page that opens.
OTHER_WORDS = """address => new Promise((come, fail) => {
  const asked = new XMLHttpRequest()
  asked.open("GET", address)
  asked.responseType = "document"
  asked.onload = () => {
    if (asked.status !== 200 || !asked.responseXML?.body) return fail(new Error(`${asked.status} ${address}`))
    const { title, documentElement, body } = asked.responseXML
    document.title = title
    document.documentElement.lang = documentElement.lang
    document.body.replaceWith(document.adoptNode(body))
    come()
  }
  asked.onerror = fail
  asked.send()
})"""
