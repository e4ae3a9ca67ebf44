"""HL7 v2 messages made for the tests: our own document, as an RIS or a DUI sends it (MDM^T02)."""

import base64

from tests.interop.packages import DLU

MESSAGE = "\r".join((
    "MSH|^~\\&|DUI|Tilleuls|PORTAIL|Tilleuls|202611170815||MDM^T02^MDM_T02|015|P|2.6|||||FRA|UNICODE UTF-8",
    "PID|||0007^^^DUI~184039741100141^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^INS||MOREL^DAVID^^^^^L",
    "TXA|1|34133-9|TEXT|202611170815",
    "OBX|1|ED|34133-9^Document de liaison^LN||^text^XML^Base64^{cda}||||||F",
    "OBX|2|ED|1^Corps||^text^^Base64^Q29ycHM=||||||F",
    "OBX|3|CWE|MASQUE_PS^Masqué^MetaDMPMSS||{masked}^^expandedYes-NoIndicator||||||F",
    "OBX|4|CWE|INVISIBLE_PATIENT^Non visible^MetaDMPMSS||{invisible}^^expandedYes-NoIndicator||||||F",
))  # fmt: skip


def message(cda: bytes = DLU, masked: str = "N", invisible: str = "N") -> bytes:
    return MESSAGE.format(cda=base64.b64encode(cda).decode(), masked=masked, invisible=invisible).encode()
