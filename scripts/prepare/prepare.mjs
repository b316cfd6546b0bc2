import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildProgram, isBuilt } from './building.mjs'
import { install, isInstalled } from './installing.mjs'
import { Refusal } from './telling.mjs'
import { alone } from './turn.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Installs what is missing and builds what is older than its sources. Nothing to do takes a blink.
 * @param {string} purpose 'start' needs what runs; 'test' needs what checks it too
 */
export async function prepare(purpose) {
  if (purpose !== 'start' && purpose !== 'test') throw new Refusal('Say what to prepare for: node scripts/prepare.mjs start|test')
  const withTools = purpose === 'test'
  if (isInstalled(root, { withTools }) && isBuilt(root)) return
  await alone(root, async () => {
    // Whoever was at it before us may have done it all.
    if (!isInstalled(root, { withTools })) await install(root, { withTools })
    if (!isBuilt(root)) await buildProgram(root, join(root, 'node_modules', '.bin', 'node'))
  })
}
