/** A member says something, or enters it for somebody beside them. */
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { listStandpoints, listStandpointsOf } from '../standpoint.queries.ts'
import { insertItem } from '../thread/item.queries.ts'
import { findPersonOfMember, listCalledMembers, listStandpointsOfPerson } from './members.queries.ts'
import { findOccasion, insertOccasion } from './occasion.queries.ts'
import { readVoice } from './record-voice.form.ts'
import { type Code, RecordVoicePage } from './record-voice.view.tsx'
import { type Sayer, contributionOf, decideVoice } from './voice.rules.ts'
import { sayVoice } from './words/index.ts'

export const recordVoice = route('/initiatives/:slug/voices/new', members)

recordVoice.get(async (c, here) => {
  const named = { question: c.query('question'), meeting: c.query('meeting') }
  return c.page(await pageOf(c, here, { named, forSomebody: c.query('for') === 'somebody' }))
})

recordVoice.post(async (c, here) =>
  write(c, readVoice, async (trx, value) => {
    const { initiative, person } = here
    if (value.member !== undefined && value.called !== undefined) return refuse<Code>('called', 'member-or-name')
    const sayer: Sayer = value.for === undefined ? { kind: 'typist' }
      : value.member === undefined ? { kind: 'other', called: value.called }
        : { kind: 'member', person: await findPersonOfMember(trx, initiative.id, value.member) }
    const standpoints = new Set((await listStandpoints(trx, initiative.id)).map((one) => one.id))
    const other = sayer.kind === 'member' && sayer.person !== person.id ? sayer.person : undefined
    const theirs = other === undefined ? standpoints : new Set(await listStandpointsOfPerson(trx, initiative.id, other))
    const decided = decideVoice({ words: value.words, standpoint: value.standpoint, seenBy: value.seenBy, sayer }, { standpoints, theirs, openTo: initiative.openTo })
    if (decided.kind === 'refused') return decided
    const { words, seenBy, standpoint } = decided.voice
    const occasion = await findOccasion(trx, initiative.id, value)
    const id = await insertItem(trx, { initiative: initiative.id, kind: 'voice', words, seenBy, recordedAt: c.now },
      { ...contributionOf(sayer, person.id), standpoint, channel: value.channel })
    await insertOccasion(trx, initiative.id, [id], occasion)
    return done(`/initiatives/${initiative.slug}/heard`, sayVoice(sayer.kind === 'typist' ? 'record.done' : 'record.done-for'))
  }, async (typed, problems) => {
    const named = { question: typed['question']?.[0], meeting: typed['meeting']?.[0] }
    return c.page(await pageOf(c, here, { named, forSomebody: typed['for']?.[0] === 'somebody' }, typed, problems), 422)
  }))

type Asked = Readonly<{ named: Parameters<typeof findOccasion>[2]; forSomebody: boolean }>

/** The page, with what was typed and what to put right where there is something. */
const pageOf = async (c: Context, here: SeenByMember, { named, forSomebody }: Asked, typed: Typed = {}, problems: readonly Problem<Code>[] = []) => {
  const [standpoints, mine, occasion, others] = await Promise.all([
    listStandpoints(c.database, here.initiative.id),
    listStandpointsOf(c.database, here.membership.memberId),
    findOccasion(c.database, here.initiative.id, named),
    forSomebody ? listCalledMembers(c.database, here.initiative.id) : undefined,
  ])
  return <RecordVoicePage here={here} standpoints={standpoints} mine={mine} occasion={occasion} others={others} typed={typed} problems={problems} />
}
