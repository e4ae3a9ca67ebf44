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
