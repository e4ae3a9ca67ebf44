"""HL7 v2 messages around a document."""

from tests.fuzz.target import ask, look, samples
from tests.interop.messages import message


def seeds() -> list[bytes]:
    return [message(b"<a/>"), message(b"<a/>", "Y", "perhaps"), *samples("hl7v2/*.er7")]


def one(body: bytes) -> None:
    ask("hl7v2", body)


if __name__ == "__main__":
    look(one, seeds())
