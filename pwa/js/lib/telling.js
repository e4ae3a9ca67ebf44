/**
 * Heard by who does not see; seen too when it went wrong.
 * @param {Element} host what holds the status @param {string} [words] @param {boolean} [wrong]
 */
export function tell(host, words = "", wrong = false) {
  const status = host.querySelector("[role=status]")
  if (!status) return
  status.className = wrong ? "told" : "sr"
  status.textContent = words
}
