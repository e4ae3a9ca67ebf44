"""A mail relay of our own, on a real socket, and the authority that signs its certificate."""

import asyncio
import ssl
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from ipaddress import ip_address

from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat


class Relay:
    """`got` is what it took. What it answers to a recipient, and to the words, is `rcpt` and `data`."""

    def __init__(self, host="127.0.0.1"):
        self.got, self.heard, self.host, self.port = [], [], host, 0
        self.rcpt = self.data = "250 2.1.5 OK"

    @property
    def address(self):
        return f"smtp://{self.host}:{self.port}"

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802 – aiosmtpd calls it so
        session.host_name = hostname
        self.heard.append(hostname)
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.rcpt.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.data.startswith("2"):
            self.got.append(Letter(envelope, session))
        return self.data

    def known(self, server, session, envelope, mechanism, given):
        self.heard.append((given.login.decode(), given.password.decode()))
        return AuthResult(success=True)


class Letter:
    """What arrived, as the relay was handed it."""

    def __init__(self, envelope, session):
        self.sender, self.to, self.secure = envelope.mail_from, envelope.rcpt_tos, session.ssl is not None
        self.raw = envelope.original_content
        self.parsed = message_from_bytes(self.raw, policy=default)

    @property
    def words(self):
        return self.parsed.get_content()


@asynccontextmanager
async def relay(made=None, **more):
    made, loop = made or Relay(), asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(made, hostname="mx.test", loop=loop, authenticator=made.known, **more), "127.0.0.1", 0
    )
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()
        await server.wait_closed()


def certificate(folder, name):
    """A certificate of its own authority for `name`: the context of a server, and the file that trusts it."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    who = x509.IPAddress(ip_address(name)) if name[0].isdigit() else x509.DNSName(name)
    made = (
        x509.CertificateBuilder(named, named, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([who]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    place = folder / f"{name}.pem"
    place.write_bytes(made.public_bytes(Encoding.PEM))
    both = folder / f"{name}.both"
    both.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + made.public_bytes(Encoding.PEM)
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(both)
    return context, place
