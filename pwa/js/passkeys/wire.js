// Octets go as base64url, both ways. Browsers do it themselves only since 2025.

/** @param {ArrayBuffer | null} octets */
export const words = octets => octets &&
  btoa(String.fromCharCode(...new Uint8Array(octets))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")

/** @param {string} text */
export const octets = text =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), sign => sign.charCodeAt(0))

/** @param {{id: string}[]} keys */
const described = (keys = []) => keys.map(key => ({ ...key, id: octets(key.id) }))

/** What the server asks, as the browser wants it. @param {any} asked */
export const read = ({ challenge, user, allowCredentials, excludeCredentials, ...rest }) => ({
  ...rest,
  challenge: octets(challenge),
  ...(user ? { user: { ...user, id: octets(user.id) }, excludeCredentials: described(excludeCredentials) }
    : { allowCredentials: described(allowCredentials) }),
})

/** What the browser answers, as the server wants it. @param {any} credential */
export function written({ id, rawId, type, response }) {
  const told = response.attestationObject
    ? { attestationObject: words(response.attestationObject), transports: response.getTransports?.() ?? [] }
    : { authenticatorData: words(response.authenticatorData), signature: words(response.signature), userHandle: words(response.userHandle) }
  return JSON.stringify({ id, rawId: words(rawId), type, response: { clientDataJSON: words(response.clientDataJSON), ...told } })
}
