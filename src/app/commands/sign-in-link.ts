/** An operator makes a link that signs an administrator in, for one who has lost every other way. */
import { LINK_MINUTES, listAdministrators, mintAdministratorPath } from '#people/index.ts'
import { CommandProblem, readArguments, runCommand, say } from '../command-line.ts'
import { readConfig } from '../config.ts'
import { openBeside } from '../open-as-set.ts'

const HELP = `npm run sign-in-link -- [number]

Prints a link that signs an administrator in. It works once, within ${LINK_MINUTES} minutes, and the administrator is told of it.
Where there are several administrators it lists them; run it again with the number of one.
It can't be made for anybody else: other people use their recovery code, or two people who know them let them back in.`

void runCommand(HELP, async (typed) => {
  const { rest } = readArguments(typed, {}, { most: 1, help: HELP })
  const config = readConfig(process.env)
  const opened = await openBeside(config, say)
  try {
    const administrators = await listAdministrators(opened.database)
    const chosen = choose(administrators, rest[0])
    if (chosen === undefined) {
      administrators.forEach(({ called, since }, index) => { say(`${index + 1}  ${called}, since ${since.toISOString().slice(0, 10)}`) })
      throw new CommandProblem('Several people look after this site. Run it again with the number of one: npm run sign-in-link -- 1')
    }
    const path = await opened.database.transaction((trx) => mintAdministratorPath(trx, chosen.id, new Date()))
    if (path === undefined) throw new CommandProblem('This person does not look after the site any more. Run it again.')
    say(`This link signs ${chosen.called} in. It works once, within ${LINK_MINUTES} minutes:`)
    say(new URL(path, config.publicUrl).href)
  } finally {
    await opened.stop()
  }
})

/** The one that was named by number, or the only one; undefined where there are several and none was named. */
function choose<One>(all: readonly One[], number: string | undefined): One | undefined {
  if (all.length === 0) throw new CommandProblem('Nobody looks after this site yet. npm start prints a link that makes the first administrator.')
  if (number === undefined) return all.length === 1 ? all[0] : undefined
  const named = /^\d+$/.test(number) ? all[Number(number) - 1] : undefined
  if (named === undefined) throw new CommandProblem(`There is no administrator with the number ${number}. Run it without a number to see them.`)
  return named
}
