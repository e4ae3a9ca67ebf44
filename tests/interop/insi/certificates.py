"""An authority of our own, a server and a client that it knows, and one client that it does not."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat


class Authority:
    def __init__(self, folder, name="autorité locale"):
        self.folder, self.key = folder, ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        self.file = folder / f"{name.split()[0]}-{id(self)}.pem"
        made = self._signed(self.name, self.key).add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        self.file.write_bytes(made.sign(self.key, SHA256()).public_bytes(Encoding.PEM))

    def _signed(self, subject, key):
        now = datetime.now(UTC)
        made = x509.CertificateBuilder(self.name, subject, key.public_key(), x509.random_serial_number())
        return made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))

    def gives(self, name):
        """The certificate and the key of `name`, as two files."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        who = x509.IPAddress(ip_address(name)) if name[0].isdigit() else x509.DNSName(name)
        made = self._signed(subject, key).add_extension(x509.SubjectAlternativeName([who]), False)
        made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), True).sign(self.key, SHA256())
        certificate, private = self.folder / f"{name}-{id(self)}.crt", self.folder / f"{name}-{id(self)}.key"
        certificate.write_bytes(made.public_bytes(Encoding.PEM))
        private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return certificate, private

    def server(self):
        """A context that asks every client for a certificate of this authority."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=self.file)
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_cert_chain(*self.gives("127.0.0.1"))
        return context
