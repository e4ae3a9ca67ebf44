"""The screen side of the server: pages, texts, assets, headers, errors."""
