// A JWE that the server's library opens (RFC 7516): ECDH-ES on P-256 (RFC 7518, 4.6), then AES-256-GCM.
const CURVE = { name: "ECDH", namedCurve: "P-256" }
const octets = /** @param {string} text */ text => new TextEncoder().encode(text)

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  let text = ""
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
}

/** @param {number} number */
const counted = number => [0, 0, number >> 8, number & 255]

/** One round of SHA-256 makes the 256 bits (NIST SP 800-56A): a counter, what was agreed, what it is for. @param {ArrayBuffer} agreed */
function derived(agreed) {
  const use = octets("A256GCM")
  const said = [...counted(1), ...new Uint8Array(agreed), ...counted(use.length), ...use, ...counted(0), ...counted(0), ...counted(256)]
  return crypto.subtle.digest("SHA-256", new Uint8Array(said))
}

/** Closed to the owner of `key`: not even this device opens it again. @param {string} key its x.y @param {string} words @returns {Promise<string>} */
export async function seal(key, words) {
  const { subtle } = crypto
  const [x, y] = key.split(".")
  const theirs = await subtle.importKey("jwk", { kty: "EC", crv: "P-256", x, y }, CURVE, false, [])
  const once = await subtle.generateKey(CURVE, false, ["deriveBits"])
  const { x: ex, y: ey } = await subtle.exportKey("jwk", once.publicKey)
  const said = { alg: "ECDH-ES", enc: "A256GCM", epk: { kty: "EC", crv: "P-256", x: ex, y: ey } }
  const head = base64url(octets(JSON.stringify(said)))
  const secret = await derived(await subtle.deriveBits({ name: "ECDH", public: theirs }, once.privateKey, 256))
  const cipher = await subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt"])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const closed = await subtle.encrypt({ name: "AES-GCM", iv, additionalData: octets(head) }, cipher, octets(words))
  const text = new Uint8Array(closed)
  return [head, "", base64url(iv), base64url(text.subarray(0, -16)), base64url(text.subarray(-16))].join(".")
}
