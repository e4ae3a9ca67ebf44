"""The real provider of the demonstration, and a visitor who fills its forms without a browser."""

import socket
from typing import Any

from joserfc.jwk import ECKey, KeySet

from backend.identity.oidc import providers
from backend.identity.oidc.client import RelyingParty
from backend.identity.oidc.provider import Provider
from backend.kit.outbound import Outbound
from tests.contracts.visitor import PASSWORD, SERVICE

GOODBYE = f"{SERVICE}/au-revoir"
PROFESSIONAL = {
    "given_name": "Inès",
    "family_name": "TESTARD",
    "preferred_username": "ANS20260314090000",
    "SubjectNameID": "ANS20260314090000",
    "SubjectRole": ["60^1.2.250.1.213.1.1.5.5"],
    "otherIds": [{"identifiant": "ANS20260314090000", "origine": "EDIT", "qualite": 1}],
    "SubjectRefPro": {
        "codeCivilite": "MME",
        "exercices": [{"codeProfession": "60", "activities": [{"numeroFinessSite": "990000001"}]}],
    },
}
CITIZEN = {
    "given_name": "Ana Lúcia",
    "family_name": "OLIVEIRA",
    "birthdate": "1951-07-09",
    "gender": "female",
    "birthplace": "",
    "birthcountry": "99139",
    "email": "ana@exemple.test",
    "secret_of_the_provider": "never sent",
}


def return_address(name: str) -> str:
    return f"{SERVICE}/entrer/{name}/retour"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Real:
    """The accounts and the clients registered there, from both sides."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.origin = f"http://127.0.0.1:{port}"
        self.client_key = ECKey.generate_key("P-256", {"kid": "ours", "use": "sig", "alg": "ES256"})
        self.opening = ECKey.generate_key("P-256", {"kid": "opening", "use": "enc", "alg": "ECDH-ES"})

    def config(self) -> dict[str, Any]:
        names = ("franceconnect", "franceconnect-plus", "prosanteconnect")
        clients = {name: self._client(name) for name in names}
        public = [key.as_dict(private=False) for key in (self.client_key, self.opening)]
        clients["franceconnect-plus"] |= {"jwks": {"keys": public}}
        people = [
            ("franceconnect", "ana", "7" * 64 + "v1", CITIZEN),
            ("franceconnect-plus", "ana", "5" * 64 + "v1", CITIZEN),
            ("prosanteconnect", "ines", "f:550dc1c8:ANS20260314090000", PROFESSIONAL),
        ]
        accounts = [
            {"provider": p, "login": login, "password": PASSWORD, "sub": sub, "claims": claims}
            for p, login, sub, claims in people
        ]
        return {"port": self.port, "clients": clients, "accounts": accounts}

    def _client(self, name: str) -> dict[str, Any]:
        return {
            "client_id": f"a-portee-{name}",
            "client_secret": f"secret-of-{name}-0123456789abcdef",
            "redirect_uris": [return_address(name)],
            "post_logout_redirect_uris": [GOODBYE],
        }

    def party(self, name: str) -> RelyingParty:
        provider = getattr(self, name.replace("-", "_"))()
        return RelyingParty(provider, Outbound(hosts=provider.hosts, allow_loopback=True))

    def franceconnect(self) -> Provider:
        issuer = f"{self.origin}/fc/api/v2"
        return providers.franceconnect(issuer=issuer, **self._secret("franceconnect"))

    def prosanteconnect(self) -> Provider:
        issuer = f"{self.origin}/psc/auth/realms/esante-wallet"
        return providers.prosanteconnect(issuer=issuer, **self._secret("prosanteconnect"))

    def franceconnect_plus(self) -> Provider:
        terms = self._secret("franceconnect-plus")
        del terms["client_secret"]
        return providers.franceconnect_plus(
            issuer=f"{self.origin}/fcplus/api/v2",
            client_key=self.client_key,
            decryption_keys=lambda: KeySet([self.opening]),
            **terms,
        )

    def _secret(self, name: str) -> dict[str, str]:
        client = self._client(name)
        return {
            "client_id": client["client_id"],
            "client_secret": client["client_secret"],
            "redirect_uri": return_address(name),
            "post_logout_redirect_uri": GOODBYE,
        }
