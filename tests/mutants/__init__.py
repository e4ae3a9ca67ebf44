"""Each guard of the rules turned, one by one: somebody must see it."""
