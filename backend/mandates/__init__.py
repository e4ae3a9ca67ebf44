"""A mandate on paper: for somebody who gives an access at the desk, because she does not use a telephone."""
