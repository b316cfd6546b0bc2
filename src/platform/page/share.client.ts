/** Copies a page's address, and opens what the device has for passing things on. Without this the address stands there to be copied. */

for (const part of document.querySelectorAll<HTMLElement>('[data-share]')) {
  const address = part.querySelector<HTMLInputElement>('input')
  const copy = part.querySelector<HTMLButtonElement>('[data-copy]')
  const passOn = part.querySelector<HTMLButtonElement>('[data-pass-on]')
  const said = part.querySelector<HTMLElement>('[role="status"]')
  if (!address || !copy || !passOn || !said) continue

  address.addEventListener('focus', () => { address.select() })

  copy.hidden = false
  copy.addEventListener('click', () => {
    // Emptied first: a reader is told again, though it is the same sentence.
    said.textContent = ''
    const copied = () => { said.textContent = copy.dataset['copy'] ?? '' }
    const byHand = () => {
      address.focus()
      said.textContent = copy.dataset['notCopied'] ?? ''
    }
    // Not there where a page came over an open line.
    if (navigator.clipboard === undefined) byHand()
    else void navigator.clipboard.writeText(address.value).then(copied, byHand)
  })

  const shown = { title: part.dataset['share'] ?? '', url: address.value }
  if (typeof navigator.share === 'function' && (navigator.canShare === undefined || navigator.canShare(shown))) {
    passOn.hidden = false
    // Whoever closes it again has not failed.
    passOn.addEventListener('click', () => { void navigator.share(shown).catch(() => undefined) })
  }
}
