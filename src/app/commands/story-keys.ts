/** An operator sees which keys stories are sealed with, seals them under a new one, and drops keys that nothing needs. */
import process from 'node:process'
import { migrate } from '#platform/database/migrate.ts'
import { KeyRing } from '#platform/sealing/key-ring.ts'
import { countSealed, listKeys } from '#stories/index.ts'
import { CommandProblem, readArguments, runCommand, say } from '../command-line.ts'
import { readConfig } from '../config.ts'
import { COMMAND, type Opened, dataFolder, openAsSet, openBeside } from '../open-as-set.ts'
import { SOURCE } from '../root.ts'
import { dropUnusedKeys, giveUp, rotateKeys } from '../rotating-keys.ts'
import { KEY_FILE, readStoryKeys } from '../story-keys.ts'

const HELP = `npm run story-keys [-- rotate | forget | give-up]

Without a word: which keys stories are sealed with, by id, and how much hangs on each.

  rotate   draws a new key, and seals every story anew with it. Stop the program first. Where it is cut off,
           run it again: it goes on with what is left. The old keys stay, for backups that were made before.
  forget   drops the keys with which nothing is sealed any more. Stories in older backups can't be read again then.
  give-up  where keys are lost for good: deletes what was sealed with them, takes it back everywhere, and lets the rest go on.

The keys lie in ${KEY_FILE} in the data folder, or in STORY_KEYS. Keep a copy of them apart from the database and its backups:
whoever has both reads every story, and whoever has lost the keys reads none.`

/** Somebody who waits wants to see that it goes on. */
const SAID_EVERY = 1_000

await runCommand(HELP, async (typed) => {
  const { rest: [what] } = readArguments(typed, {}, { most: 1, help: HELP })
  if (what !== undefined && what !== 'rotate' && what !== 'forget' && what !== 'give-up') throw new CommandProblem(HELP)
  const config = readConfig(process.env)
  const opened = what === undefined ? await openBeside(config, say) : await openAsSet(config, say, COMMAND)
  try {
    await migrate(opened.database, SOURCE)
    const where = { given: config.storyKeys, folder: dataFolder(config) }
    if (what === undefined) return await show(opened, await readStoryKeys(where))
    if (what === 'forget') {
      const left = await dropUnusedKeys(opened.database, where)
      return say(`Left: ${left.join(', ')}.`)
    }
    if (what === 'give-up') return say(`Gone, with every mark that they leave: ${await giveUp(opened.database, where, new Date())} stories.`)
    let said = 0
    const sealed = await rotateKeys(opened.database, where, new Date(), (done) => {
      if (done - said < SAID_EVERY) return
      said = done
      say(`${done.toLocaleString('en-GB')} sealed anew …`)
    })
    say(`${sealed.toLocaleString('en-GB')} ${sealed === 1 ? 'text is' : 'texts are'} sealed with the newest key. Make a copy of the keys now, apart from the backups.`)
  } finally {
    await opened.stop()
  }
})

async function show({ database }: Opened, written: string | undefined): Promise<void> {
  const ring = written === undefined ? undefined : KeyRing.read(written)
  const [known, counts] = [await listKeys(database), await countSealed(database)]
  if (known.length === 0) return say(`No key is in use yet: the next start draws one.`)
  for (const id of known) say(`${id}  ${(counts.get(id) ?? 0).toLocaleString('en-GB')} sealed${id === ring?.current ? ', in use' : ''}${ring?.ids().includes(id) === true ? '' : '  – MISSING'}`)
}
