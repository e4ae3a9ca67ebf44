/** Says at once that a photo is too large, before it is sent for nothing; the server says it anyway. */
class PhotoField extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input")
    const told = this.querySelector("[role=status]")
    input?.addEventListener("change", () => {
      const photo = input.files?.[0]
      const large = photo && photo.size > Number(this.dataset.most)
      if (large) input.value = ""
      if (told) told.textContent = (large ? this.dataset.tooLarge : photo && this.dataset.chosen) ?? ""
    })
  }
}

customElements.define("photo-field", PhotoField)
