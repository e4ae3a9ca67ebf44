"""PDF files: disarmed, turned into pictures of pages and into words. Only ever inside the bounded reader."""
