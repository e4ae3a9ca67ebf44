"""A second provider for somebody who is known by one: added with both proofs under one sign-in."""
