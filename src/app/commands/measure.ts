/** `npm run measure -- <measure> <file.csv>`: works out a measure from a table; nothing is kept or sent. */
import { runCommand, say } from '../command-line.ts'
import { HELP, measureFile } from '../measuring/measure-file.ts'

await runCommand(HELP, async (typed) => { say(await measureFile(typed)) })
