"""Why the demo does not start, in words for whoever typed the command."""


class CannotStart(RuntimeError):
    """The demo does not start; the sentence says what to do."""


class NotReady(CannotStart):
    """A part of the demo did not start, or fell again and again; its last words follow."""


class SomebodyElse(CannotStart):
    """This database holds something that the demo did not make: it is left alone."""


class NotUsable(CannotStart):
    """This PostgreSQL cannot hold the demo."""


class KeysElsewhere(CannotStart):
    """This database was filled by a demo whose keys are in another folder."""
