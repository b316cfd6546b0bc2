/** Says below a text field how many characters are left, from four fifths of them on, when the typing rests. */

const RESTS = 700

for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-most]')) {
  const line = field.parentElement?.querySelector<HTMLElement>('[data-left]')
  const most = Number(field.dataset['most'])
  if (!line) continue
  let waiting = 0
  const count = () => {
    const left = most - field.value.length
    const sentence = (left < 0 ? line.dataset['over'] : line.dataset['left']) ?? ''
    line.textContent = left <= most / 5 ? sentence.replace('#', String(Math.abs(left))) : ''
  }
  field.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(count, RESTS)
  })
  count()
}
