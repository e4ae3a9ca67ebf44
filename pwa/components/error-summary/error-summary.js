/** Takes the focus when the page arrives, so that a screen reader says first what is missing. */
class ErrorSummary extends HTMLElement {
  connectedCallback() {
    this.focus()
  }
}

customElements.define("error-summary", ErrorSummary)
