"""Words that exist nowhere else: written through the app, then looked for where they should not be."""
