"""The cards of the glossary: where a word stands for the first time on a page, it opens what it means."""
