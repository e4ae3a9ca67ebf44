"""What a browser is asked, as JSON: for a key that proves who is there, or for a new one.

The person is verified each time (finger, face or code of the device), the key is found on the device without any
name, and who made the device is not asked.
"""

from webauthn import generate_authentication_options, generate_registration_options, options_to_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from backend.identity.passkeys.ceremonies import TRANSPORTS, Site
from backend.identity.passkeys.schemas import Mine

LASTS = 5 * 60 * 1000
"""Milliseconds that a browser waits for a finger."""
REQUIRED = UserVerificationRequirement.REQUIRED


def asking(site: Site, challenge: bytes, keys: tuple[Mine, ...] = ()) -> str:
    """Options of `navigator.credentials.get`, as JSON. Without `keys`, the same for all: the device looks for one."""
    options = generate_authentication_options(
        rp_id=site.host,
        challenge=challenge,
        timeout=LASTS,
        user_verification=REQUIRED,
        allow_credentials=[_described(key) for key in keys],
    )
    return options_to_json(options)


def making(site: Site, challenge: bytes, person: bytes, name: str, keys: tuple[Mine, ...] = ()) -> str:
    """Options of `navigator.credentials.create`, as JSON. A device that has one of `keys` makes no second one."""
    options = generate_registration_options(
        rp_id=site.host,
        rp_name="À portée",
        user_id=person,
        user_name=name,
        challenge=challenge,
        timeout=LASTS,
        exclude_credentials=[_described(key) for key in keys],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=REQUIRED
        ),
    )
    return options_to_json(options)


def _described(key: Mine) -> PublicKeyCredentialDescriptor:
    ways = [TRANSPORTS[way] for way in key.transports.split(",") if way in TRANSPORTS]
    return PublicKeyCredentialDescriptor(id=key.credential_id, transports=ways or None)
