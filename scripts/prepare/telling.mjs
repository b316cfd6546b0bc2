/** A fault that people can do something about: its sentence is all they see. */
export class Refusal extends Error {
  constructor(sentence) {
    super(sentence)
    this.sentence = sentence
  }
}

const EVERY_MS = process.stderr.isTTY ? 1000 : 5000

/** Says what happens, and goes on saying how long it has taken, so that nobody thinks that it hangs. */
export async function telling(what, work) {
  const start = Date.now()
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`
  const show = (text, end) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}${end}` : `${text}\n`)
  show(`${what} …`, '')
  const clock = setInterval(() => show(`${what} … ${seconds()}`, ''), EVERY_MS)
  try {
    const result = await work()
    show(`${what}: done in ${seconds()}`, '\n')
    return result
  } catch (error) {
    show(`${what}: stopped after ${seconds()}`, '\n')
    throw error
  } finally {
    clearInterval(clock)
  }
}
