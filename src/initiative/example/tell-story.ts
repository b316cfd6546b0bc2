/** Writes a worked example through the same functions as the pages, so that it obeys what they obey. */
import { findOrCreateOrganisation, listAreas } from '#network/index.ts'
import { insertExamplePerson } from '#people/index.ts'
import type { Transaction } from '#platform/database/database.ts'
import { type Day, addDays, dayOf, momentOf } from '#platform/time.ts'
import { findInitiative } from '../initiative.queries.ts'
import { insertMember, updateStandpointsOf } from '../membership/membership.queries.ts'
import { insertInitiative, updatePurpose } from '../purpose/purpose.queries.ts'
import { saveRegisterFacts } from '../purpose/register-facts.queries.ts'
import { updateContact } from '../safety/safety.queries.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import type { InitiativeId, MemberId, PersonId, StandpointId } from '../tables.ts'
import { markExample } from './example.queries.ts'
import { tellFiveSteps, tellLearned, tellPlan } from './story-frame.ts'
import { tellWorkingAgreement } from './story-working.ts'
import { tellIssues } from './story-issues.ts'
import { holdStoryMeetings } from './story-meetings.ts'
import { tellCaseStudy, tellCosts, tellHowShared, tellJournal } from './story-telling.ts'
import { tellAgreed, tellHappened, tellHeard } from './story-thread.ts'
import { tellNeeds, tellTried } from './story-trying.ts'
import type { Story } from './story.ts'
import { type Told, the } from './told.ts'

/** Loads a story whole, in the caller's transaction. Days count from `now`, so that the promised dates are where they were meant. */
export async function tellStory(trx: Transaction, story: Story, now: Date): Promise<InitiativeId> {
  const people = new Map<string, PersonId>()
  for (const { key, called } of story.people) people.set(key, await insertExamplePerson(trx, called))
  const host = the(people, story.people.find((one) => one.host)?.key ?? '')
  const slug = await insertInitiative(trx, { title: story.title, purpose: story.purpose, openTo: 'public', slug: story.slug, maker: host })
  const found = await findInitiative(trx, slug, host)
  if (found === undefined) throw new Error('the example is not there')
  const { id, zone, version } = found.initiative
  await markExample(trx, id)
  await tellPurpose(trx, id, version, story, dayOf(now, zone))
  const standpoints = new Map((await listStandpoints(trx, id)).map((one) => [one.key ?? '', one.id]))
  const members = await settleMembers(trx, { initiative: id, slug, story, people, standpoints })
  const today = dayOf(now, zone)
  const told: Told = {
    story, initiative: id, zone, host, items: new Map(),
    day: (offset) => addDays(today, offset), at: (offset, time = '12:00') => momentOf(addDays(today, offset), time, zone),
    person: (key) => the(people, key), member: (key) => the(members, key), standpoint: (key) => the(standpoints, key),
    firstStandpoint: (key) => story.people.find((one) => one.key === key)?.standpoints[0] ?? '',
  }
  await tellWorkingAgreement(trx, told)
  await tellPlan(trx, told)
  await tellFiveSteps(trx, told)
  const meetings = await holdStoryMeetings(trx, told)
  await tellHeard(trx, told, meetings)
  await tellNeeds(trx, told)
  await tellTried(trx, told)
  await tellAgreed(trx, told, meetings)
  await tellHappened(trx, told)
  await tellLearned(trx, told)
  await tellIssues(trx, told)
  await tellCosts(trx, told)
  await tellJournal(trx, told)
  await tellHowShared(trx, told)
  await tellCaseStudy(trx, told)
  return id
}

async function tellPurpose(trx: Transaction, initiative: InitiativeId, version: number, story: Story, today: Day): Promise<void> {
  const partners = await Promise.all(story.partners.map(({ name, sector }) => findOrCreateOrganisation(trx, name, sector)))
  const area = (await listAreas(trx)).find((one) => one.name === story.area)?.id
  await updatePurpose(trx, initiative, version, {
    title: story.title, purpose: story.purpose, openTo: 'public', area, partners, can: story.canChange, cannot: story.cannotChange,
    starts: addDays(today, -90), ends: addDays(today, 120), byWhom: undefined,
  })
  await saveRegisterFacts(trx, initiative, { topics: story.topics.map((one) => ({ key: one, words: null })), lookingFor: story.lookingFor })
  await updateContact(trx, initiative, { name: story.worries.name, phone: null, email: null })
}

type Settling = Readonly<{ initiative: InitiativeId; slug: string; story: Story; people: ReadonlyMap<string, PersonId>; standpoints: ReadonlyMap<string, StandpointId> }>

async function settleMembers(trx: Transaction, { initiative, slug, story, people, standpoints }: Settling): Promise<ReadonlyMap<string, MemberId>> {
  const members = new Map<string, MemberId>()
  for (const { key, standpoints: mine, brings } of story.people) {
    const person = the(people, key)
    await insertMember(trx, initiative, person)
    const member = (await findInitiative(trx, slug, person))?.membership?.memberId
    if (member === undefined) throw new Error('a member of the example is not there')
    await updateStandpointsOf(trx, member, mine.map((one) => the(standpoints, one)), brings)
    members.set(key, member)
  }
  return members
}
