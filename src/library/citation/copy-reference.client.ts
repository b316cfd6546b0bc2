/** Copies a reference. Without this it stands there to be marked and copied. */

for (const part of document.querySelectorAll<HTMLElement>('[data-reference]')) {
  const words = part.querySelector('p')
  const copy = part.querySelector<HTMLButtonElement>('button')
  const said = part.querySelector<HTMLElement>('[role="status"]')
  // Not there where a page came over an open line.
  if (!words || !copy || !said || navigator.clipboard === undefined) continue
  copy.hidden = false
  copy.addEventListener('click', () => {
    // Emptied first: a reader is told again, though it is the same sentence.
    said.textContent = ''
    void navigator.clipboard.writeText(words.textContent ?? '').then(() => { said.textContent = part.dataset['reference'] ?? '' }, () => undefined)
  })
}
