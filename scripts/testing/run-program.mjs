/** Runs a program of node_modules/.bin with a time limit: whole output in the end, or as it comes. */
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import process from 'node:process'

/** The pinned Node and the project's tools stand first, also for those whose own first line asks for «node». */
const PATH = `${join(process.cwd(), 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ seconds: number, show?: boolean, env?: Record<string, string> }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProgram(program, args, { seconds, show = false, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, NO_COLOR: '1', ...env, PATH }, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    let output = ''
    const take = (chunk) => {
      output += chunk
      if (show) process.stdout.write(chunk)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    const limit = setTimeout(() => {
      take(`\n${program} took longer than ${seconds} s and was ended.\n`)
      end(child.pid)
    }, seconds * 1000)
    const finish = (code) => {
      clearTimeout(limit)
      resolve({ code, output })
    }
    child.on('error', (error) => {
      output += `${error.message}\n`
      finish(127)
    })
    child.on('close', (code) => finish(code ?? 1))
  })
}

/** The program and whatever it started. */
function end(pid) {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It had ended by itself.
  }
}
