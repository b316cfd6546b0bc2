/**
 * Says in a line of its own what others do meanwhile, and leaves the page as it is until the reader wants to see it: nothing moves
 * under their hands, and what they have ticked and typed is there again afterwards. Ticks all boxes with one.
 */

const boxes = [...document.querySelectorAll<HTMLInputElement>('input[name="voices"]')]

/** The box for the whole page shows its ticks, so that one of them can be taken away again. */
function tickAllWithOne(): void {
  const all = document.querySelector<HTMLInputElement>('input[name="page"]')
  if (!all) return
  all.removeAttribute('name')
  all.addEventListener('change', () => { for (const box of boxes) box.checked = all.checked })
  for (const box of boxes) box.addEventListener('change', () => { if (!box.checked) all.checked = false })
}

const KEPT = `sense ${location.pathname}${location.search}`
const fields = () => [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('.choose .action-bar input, .choose .action-bar select')]

/** Keeps what is ticked and typed for the same page asked for anew; it is forgotten as soon as it is there again. */
function keep(): void {
  sessionStorage.setItem(KEPT, JSON.stringify({ ticked: boxes.filter((box) => box.checked).map((box) => box.value), typed: fields().map((field) => ({ name: field.name, value: field.value })) }))
}

function bringBack(): void {
  const kept = sessionStorage.getItem(KEPT)
  sessionStorage.removeItem(KEPT)
  if (!kept) return
  const work: { ticked: string[]; typed: { name: string; value: string }[] } = JSON.parse(kept)
  for (const box of boxes) box.checked = work.ticked.includes(box.value)
  for (const field of fields()) field.value = work.typed.find((one) => one.name === field.name)?.value ?? field.value
}

/** Between two sentences somebody who listens has time to go on. */
const PAUSE_MS = 3_000

function follow(line: HTMLElement): void {
  const said = line.dataset
  const known = new Set([said['latest'] ?? ''])
  const news = new Map<string, string>()
  let source: EventSource | undefined
  let waiting = 0
  let told = 0

  const say = () => {
    waiting = 0
    told = Date.now()
    const sentences = [...news.values()]
    const link = document.createElement('a')
    link.href = location.href
    link.textContent = said['show'] ?? ''
    link.addEventListener('click', (event) => {
      event.preventDefault()
      keep()
      location.reload()
    })
    const text = document.createElement('p')
    text.append(sentences.length === 1 ? sentences[0] ?? '' : (said['many'] ?? '').replace('#', String(sentences.length)), ' ', link)
    line.replaceChildren(text)
  }

  const hear = async (what: string) => {
    if (known.has(what)) return
    known.add(what)
    const answer = await fetch(`${said['steps'] ?? ''}/${what.split(' ')[1] ?? ''}`)
    if (!answer.ok) return
    const step: { own: boolean; sentence: string } = await answer.json()
    if (step.own) return
    news.set(what, step.sentence)
    if (waiting === 0) waiting = window.setTimeout(say, Math.max(0, told + PAUSE_MS - Date.now()))
  }

  // A page that nobody looks at needs no connection: a browser has few of them.
  const look = () => {
    if (document.visibilityState === 'hidden') {
      source?.close()
      source = undefined
    } else if (!source) {
      source = new EventSource(said['live'] ?? '')
      source.addEventListener('step', (event: MessageEvent<string>) => { hear(event.data).catch(() => undefined) })
    }
  }
  document.addEventListener('visibilitychange', look)
  window.addEventListener('pagehide', () => {
    source?.close()
    source = undefined
  })
  window.addEventListener('pageshow', look)
  look()
}

tickAllWithOne()
bringBack()
const line = document.querySelector<HTMLElement>('[data-live]')
if (line && 'EventSource' in window) follow(line)
