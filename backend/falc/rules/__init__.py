"""The rules, one small file each, with the cases that it must find and those it must leave beside it."""
