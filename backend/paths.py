"""Where things are, in a checkout as in the image."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PWA = ROOT / "pwa"
LOCALES = ROOT / "locales"
FALC_CONTENT = ROOT / "falc_content"
