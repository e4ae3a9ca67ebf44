/** Shows what was typed as dots, until it is hidden again or sent: no browser keeps it as ordinary words. */
class ShowTyped extends HTMLElement {
  connectedCallback() {
    const field = /** @type {HTMLInputElement | null} */ (document.getElementById(this.dataset.field ?? ""))
    const button = this.querySelector("button")
    if (!field || !button) return
    const show = (/** @type {boolean} */ seen) => {
      field.type = seen ? "text" : "password"
      button.textContent = (seen ? this.dataset.hide : this.dataset.show) ?? ""
    }
    button.hidden = false
    button.addEventListener("click", () => show(field.type === "password"))
    field.form?.addEventListener("submit", () => show(false), { capture: true })
  }
}

customElements.define("show-typed", ShowTyped)
