/** What a person types to start something: flags, help, and plain sentences where it can't be done. */
import process from 'node:process'
import { parseArgs } from 'node:util'
import { NewerDatabase } from '#platform/database/migrate.ts'
import { BackupProblem } from '#platform/backup/backup-file.ts'
import { JournalProblem } from '#platform/journal/journal.ts'
import { PrivatePostgresProblem } from '#platform/private-postgres/index.ts'
import { ConfigProblem } from './config.ts'

/** Something that the person at the keyboard can put right: its message says how. */
export class CommandProblem extends Error {}

type Flags = Readonly<Record<string, 'yes-no' | 'text'>>
type Read<F extends Flags> = Readonly<{ flags: { readonly [Name in keyof F]?: F[Name] extends 'text' ? string : boolean }; rest: readonly string[] }>

/**
 * The flags and the rest of what was typed.
 * @throws CommandProblem where something is unknown, or more is given than `most` words
 */
export function readArguments<const F extends Flags>(typed: readonly string[], known: F, { most = 0, help }: Readonly<{ most?: number; help: string }>): Read<F> {
  const options = Object.fromEntries(Object.entries(known).map(([name, kind]) => [name, { type: kind === 'text' ? ('string' as const) : ('boolean' as const) }]))
  try {
    const { values, positionals } = parseArgs({ args: [...typed], options, allowPositionals: true })
    const extra = positionals[most]
    if (extra !== undefined) throw new Error(`«${extra}» is one word too many`)
    return { flags: values as Read<F>['flags'], rest: positionals }
  } catch (error) {
    const sentence = (error instanceof Error ? error.message : '').split('. ')[0]
    throw new CommandProblem(`${sentence}.\n\n${help}`)
  }
}

const plain = [CommandProblem, ConfigProblem, NewerDatabase, PrivatePostgresProblem, JournalProblem, BackupProblem] as const

/** What to tell the person at the keyboard: a sentence where we have one, else the fault in full, since it is theirs to report. */
export function describeToOperator(error: unknown): string {
  if (plain.some((kind) => error instanceof kind) && error instanceof Error) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

export const say = (line: string): void => { process.stdout.write(`${line}\n`) }

/** Runs an operator's command: `--help` shows what it does; a problem is a sentence and a code of 1. */
export async function runCommand(help: string, act: (typed: readonly string[]) => Promise<void>): Promise<void> {
  const typed = process.argv.slice(2)
  if (typed.includes('--help') || typed.includes('-h')) return say(help)
  try {
    await act(typed)
  } catch (error) {
    process.stderr.write(`${describeToOperator(error)}\n`)
    process.exitCode = 1
  }
}
