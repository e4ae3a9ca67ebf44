"""A way in on paper: a card of codes that a house gives face to face, for whoever has no telephone of her own."""
