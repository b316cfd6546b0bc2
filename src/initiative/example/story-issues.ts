/** What is wrong where the people of a story live, and who works on it with them. */
import { findOrCreateOrganisation } from '#network/index.ts'
import type { Transaction } from '#platform/database/database.ts'
import { insertIssue } from '../local-issue/issue.queries.ts'
import { insertNote, saveSolution, upsertPartner } from '../local-issue/joint.queries.ts'
import { insertReply } from '../reply/reply.queries.ts'
import { tellActions } from './story-actions.ts'
import { type Told, the } from './told.ts'

export async function tellIssues(trx: Transaction, told: Told): Promise<void> {
  const { story, initiative, items, host } = told
  for (const { what, place, since, raisedBy, on, restsOn, partners, solution, actions, notes, reply } of story.issues) {
    const issue = await insertIssue(trx, initiative, { what, place, since, restsOn: restsOn.map((key) => the(items, key)) }, told.person(raisedBy), told.at(on))
    for (const { name, part } of partners) {
      const sector = story.partners.find((one) => one.name === name)?.sector
      if (sector === undefined) throw new Error(`«${name}» is no partner of the example`)
      await upsertPartner(trx, issue, { organisation: await findOrCreateOrganisation(trx, name, sector), part }, host, told.at(on + 1))
    }
    await saveSolution(trx, issue, { words: solution, version: 0 }, host, told.at(on + 2))
    await tellActions(trx, told, { issue }, actions, told.at(on + 2))
    for (const note of notes) await insertNote(trx, issue, note.words, host, told.at(note.on))
    await insertReply(trx, {
      initiative, subject: { issue }, place: 1, kind: reply.kind, youSaid: reply.youSaid, words: reply.words, nextBy: reply.next === undefined ? undefined : told.day(reply.next), by: host, at: told.at(reply.on),
    })
  }
}
