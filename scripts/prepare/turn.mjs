import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Two commands in one checkout must not install or build at once: the second waits for its turn. The turn is a socket's
 * name in the kernel, gone with its program, so that none is ever left over. Where there is no such thing (other systems
 * than Linux, Node below 20) it goes on without.
 */
export async function alone(root, work) {
  const name = `\0thegither-prepare:${createHash('sha256').update(realpathSync(root)).digest('hex')}`
  let waiting = false
  let turn = await take(name)
  while (turn === 'taken') {
    if (!waiting) console.error('Another command is setting this folder up. Waiting for it.')
    waiting = true
    await pause(200)
    turn = await take(name)
  }
  try {
    return await work()
  } finally {
    turn.release()
  }
}

function take(name) {
  return new Promise((resolve) => {
    const server = createServer((visitor) => visitor.destroy())
    server.once('error', (error) => resolve(error.code === 'EADDRINUSE' ? 'taken' : { release() {} }))
    server.listen({ path: name }, () => resolve({ release: () => server.close() }))
  })
}
