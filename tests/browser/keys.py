"""A phone with a place for keys: Chromium's own virtual authenticator."""

KIND = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Keyring:
    """Where the phone keeps its keys. It finds its owner's finger at once, unless it `refuses`."""

    def __init__(self, cdp, authenticator):
        self.cdp, self.authenticator = cdp, {"authenticatorId": authenticator}

    async def refuses(self, refuses=True):
        await self.cdp.send("WebAuthn.setUserVerified", {**self.authenticator, "isUserVerified": not refuses})

    async def keys(self):
        return (await self.cdp.send("WebAuthn.getCredentials", self.authenticator))["credentials"]

    async def is_copied(self, key, *, count):
        """Somebody took the key out, and uses it where it had served `count` times."""
        which = {**self.authenticator, "credentialId": key["credentialId"]}
        await self.cdp.send("WebAuthn.removeCredential", which)
        await self.cdp.send("WebAuthn.addCredential", {**self.authenticator, "credential": {**key, "signCount": count}})


async def keyring(phone):
    cdp = await phone.context.new_cdp_session(phone.page)
    await cdp.send("WebAuthn.enable", {"enableUI": False})
    made = await cdp.send("WebAuthn.addVirtualAuthenticator", {"options": KIND})
    return Keyring(cdp, made["authenticatorId"])


async def arrives(house, new_phone, *, own=True):
    """On his phone, with its keys; he proved himself twice."""
    david = await new_phone()
    keys = await keyring(david)
    await david.signs_in(house.sign_in_of("David"))
    await house.sql("update sign_in set level = 2")
    if own:
        await david.owns()
    return david, keys


async def proves_it(house, david):
    """As a provider that proves with two proofs would."""
    assert david.path.startswith("/preuve/")
    await house.sql("update step_up set proved_at = now() where used_at is null")
    await david.page.reload()
    await david.presses("Continuer")


async def makes_a_key(house, david):
    await david.opens("/appareils")
    await david.taps("Mes clés d’accès")
    await david.presses("Ajouter une clé")
    await proves_it(house, david)
    await david.page.get_by_label("Le nom de la clé").fill("Le téléphone bleu")
    await david.presses("Faire la clé")
    assert "La clé est ajoutée" in await david.reads()
