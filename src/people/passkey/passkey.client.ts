/** Makes a passkey, or signs in with one. Shown only by browsers that know them; every page works without. */

const DOORS = {
  'sign-in': { ask: 'generate-authenticate-options', answer: 'verify-authentication' },
  add: { ask: 'generate-register-options', answer: 'verify-registration' },
} as const
type Act = keyof typeof DOORS

const isAct = (name: string | undefined): name is Act => name === 'sign-in' || name === 'add'

const doorOf = (name: string) => `/auth/passkey/${name}`

const knowsPasskeys = () =>
  'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential && 'parseCreationOptionsFromJSON' in PublicKeyCredential && 'toJSON' in PublicKeyCredential.prototype

/** Asks the browser, which asks the person. */
async function askBrowser(act: Act): Promise<Credential | null> {
  const answer = await fetch(doorOf(DOORS[act].ask), { headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error('no options')
  const options = await answer.json()
  return act === 'add'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
}

async function perform(act: Act): Promise<void> {
  const credential = await askBrowser(act)
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
  const answer = await fetch(doorOf(DOORS[act].answer), {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ response: credential.toJSON() }),
  })
  if (!answer.ok) throw new Error('not taken')
}

function begin(place: HTMLElement, act: Act): void {
  const button = place.querySelector('button')
  const said = place.querySelector<HTMLElement>('[data-passkey-failed]')
  button?.addEventListener('click', () => {
    if (said !== null) said.textContent = ''
    button.disabled = true
    perform(act).then(
      () => { window.location.assign(place.dataset['passkeyNext'] ?? '/me') },
      () => {
        // Also where the person changed their mind: the sentence says what to do, and blames nobody.
        if (said !== null) said.textContent = said.dataset['passkeyFailed'] ?? ''
        button.disabled = false
        button.focus()
      },
    )
  })
  place.hidden = false
  const without = document.querySelector<HTMLElement>('[data-passkey-without]')
  if (without !== null) without.hidden = true
}

const place = document.querySelector<HTMLElement>('[data-passkey]')
const act = place?.dataset['passkey']
if (place !== null && isAct(act) && knowsPasskeys()) begin(place, act)
