"""Real screens: a phone-sized Chromium in front of the real service, its worker and its provider."""
