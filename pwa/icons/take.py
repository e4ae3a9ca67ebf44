"""Take the PNG icons from icon.svg with the machine's Chromium."""

from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def pictures() -> dict[str, tuple[int, str]]:
    """File name → (pixels, SVG to draw)."""
    drawing = (HERE / "icon.svg").read_text()
    square = drawing.replace('rx="9"', "").replace("translate(4 2) scale(.8)", "translate(7 6) scale(.66)")
    return {
        "icon-192.png": (192, drawing),
        "icon-512.png": (512, drawing),
        "icon-maskable-512.png": (512, square),
    }


with sync_playwright() as player:
    browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
    for name, (size, drawing) in pictures().items():
        page = browser.new_page(viewport={"width": size, "height": size})
        sized = drawing.replace("<svg ", f'<svg width="{size}" height="{size}" ', 1)
        page.set_content(f'<body style="margin:0">{sized}</body>')
        page.screenshot(path=HERE / name, omit_background=True)
    browser.close()
