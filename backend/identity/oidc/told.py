"""What a person reads for each error that a provider documents: `refused.<word>.title`, and what to do about it.

Sources: RFC 6749 4.1.2.1, OpenID Connect Core 3.1.2.6, FranceConnect's error codes, Keycloak (Pro Santé Connect).
"""

from collections.abc import Mapping

OPENID: Mapping[str, str] = {
    "access_denied": "stopped",
    "server_error": "unavailable",
    "temporarily_unavailable": "unavailable",
    "login_required": "again",
    "interaction_required": "again",
    "consent_required": "again",
    "account_selection_required": "again",
    "unmet_authentication_requirements": "level",
    "invalid_request": "settings",
    "invalid_scope": "settings",
    "unauthorized_client": "settings",
    "unsupported_response_type": "settings",
    "invalid_request_uri": "settings",
    "invalid_request_object": "settings",
    "request_not_supported": "settings",
    "request_uri_not_supported": "settings",
    "registration_not_supported": "settings",
}
# The same error means several things: whoever went back, or somebody whom a register stopped.
DESCRIBED: Mapping[tuple[str, str], str] = {
    ("access_denied", "user auth aborted"): "cancelled",
    ("access_denied", "user authentication aborted"): "register",
    ("temporarily_unavailable", "authentication_expired"): "expired",
}
# Found inside error_description. Y01: the State's register of people; Y02: the account chosen; Y15: its session.
FRANCECONNECT: Mapping[str, str] = {
    "Y000004": "again",
    "Y010004": "identity",
    "Y010006": "homonym",
    "Y010007": "identity",
    "Y010008": "identity",
    "Y010009": "unavailable",
    "Y010011": "unavailable",
    "Y010012": "unavailable",
    "Y010013": "identity",
    "Y010015": "register",
    "Y020001": "level",
    "Y020002": "settings",
    "Y020017": "account",
    "Y020019": "account",
    "Y020022": "again",
    "Y030007": "settings",
    "Y04C013C": "settings",
    "Y04EA6EF": "settings",
    "Y100009": "settings",
    "Y150001": "expired",
    "Y150003": "expired",
    "Y150004": "expired",
    "Y180001": "blocked",
    "Y600006": "account",
    "Y600020": "aidants",
}
