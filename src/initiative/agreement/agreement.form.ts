/** What arrives when an agreement is recorded or corrected. */
import { z } from 'zod'
import { choice, codes, dayField, ids, optionalId, optionalText, several, text, tick, version, withDays } from '#platform/forms/fields.ts'
import { type Typed, formReader } from '#platform/forms/read.ts'
import { type Id, readId } from '#platform/ids.ts'
import type { Sent } from './reading.rules.ts'

export type AgreementFormCode =
  | 'words-missing' | 'words-too-long' | 'agreed-on-missing' | 'agreed-on-unreadable' | 'reply-by-missing' | 'reply-by-unreadable' | 'disagreed-missing' | 'dissent-missing'
  | 'dissent-too-long' | 'person-unknown' | 'about-unknown' | 'rests-on-unknown' | 'room-unreadable' | 'reason-missing' | 'reason-too-long' | 'meeting-unknown'
const code = codes<AgreementFormCode>()

/** What makes the full card necessary. */
export const ABOUT = ['money', 'service', 'co-produced'] as const

export const LONGEST_AGREEMENT = 2_000

/** Who was there, as it is sent: `was-<member>` holds a standpoint, `there`, or nothing for somebody who was not. */
export const THERE = 'there'
type SentPresence = Readonly<{ member: Id<'member'>; standpoint: Id<'standpoint'> | undefined }>
type SentCompany = Readonly<{ standpoint: Id<'standpoint'> | undefined; people: number }>
export type SentRoom = Readonly<{ present: readonly SentPresence[]; company: readonly SentCompany[] }>

/** `others-<standpoint>` and `others-none` hold how many people without names there were. */
function readRoom(typed: Readonly<Record<string, unknown>>): SentRoom | undefined {
  const present: SentPresence[] = []
  const company: SentCompany[] = []
  for (const [name, value] of Object.entries(typed)) {
    const found = /^(was|others)-([0-9a-f-]{36}|none)$/.exec(name)
    if (found === null || value === '') continue
    if (typeof value !== 'string') return undefined
    const [, what, who] = found
    const read = what === 'was' ? readPresence(who, value) : readCompany(who, value)
    if (read === undefined) return undefined
    if ('member' in read) present.push(read)
    else if (read.people > 0) company.push(read)
  }
  return { present, company }
}

function readPresence(who: string | undefined, value: string): SentPresence | undefined {
  const member = readId<'member'>(who)
  const standpoint = readId<'standpoint'>(value)
  return member === undefined || (standpoint === undefined && value !== THERE) ? undefined : { member, standpoint }
}

function readCompany(who: string | undefined, value: string): SentCompany | undefined {
  const standpoint = readId<'standpoint'>(who)
  if (!/^\s*\d{1,4}\s*$/.test(value) || (standpoint === undefined && who !== 'none')) return undefined
  return { standpoint, people: Number(value) }
}

/** Gathers the fields of a room into `room` before the schema sees them. */
export const withRoom = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((typed) => (typeof typed === 'object' && typed !== null ? { ...typed, room: readRoom({ ...typed }), sent: typed } : typed), shape)

/** The room that `withRoom` gathered. */
export const sentRoom = z.custom<SentRoom>((room) => room !== undefined, code('room-unreadable'))

const shared = {
  words: text(code('words-missing'), code('words-too-long'), LONGEST_AGREEMENT),
  agreedOn: dayField(code('agreed-on-missing'), code('agreed-on-unreadable')),
  room: sentRoom,
  about: several(ABOUT, code('about-unknown')),
  // The fields of the card, which the rules read: only where the card is asked for does it matter what is in them.
  sent: z.custom<Sent>((sent) => typeof sent === 'object' && sent !== null),
}

const agreementForm = withDays(['agreedOn', 'replyBy'], withRoom(z.object({
  ...shared,
  replyBy: dayField(code('reply-by-missing'), code('reply-by-unreadable')),
  disagreed: choice(['no', 'yes'], code('disagreed-missing')),
  dissent: optionalText(code('dissent-too-long'), LONGEST_AGREEMENT),
  dissenter: optionalId<'member'>(code('person-unknown')),
  restsOn: ids<'item'>(code('rests-on-unknown')),
  meeting: optionalId<'meeting'>(code('meeting-unknown')),
  issue: optionalId<'issue'>(code('rests-on-unknown')),
  // Whether it was begun as a draft, which is then no more.
  fromDraft: tick,
})))
export type SentAgreement = z.output<typeof agreementForm>

export const readAgreement = formReader<typeof agreementForm, AgreementFormCode>(agreementForm)

const correctionForm = withDays(['agreedOn'], withRoom(z.object({ ...shared, reason: text(code('reason-missing'), code('reason-too-long'), 500), version })))

export const readCorrection = formReader<typeof correctionForm, AgreementFormCode>(correctionForm)

/** Everything that was typed, to be kept as it is. */
const keptForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
export const readKept = formReader<typeof keptForm, never>(keptForm)

/** What a form's fields hold, as a page shows it again. Once kept, it is a draft. */
export const typedOf = (kept: z.output<typeof keptForm>): Typed =>
  ({ ...Object.fromEntries(Object.entries(kept).filter(([name]) => name !== 'keep').map(([name, value]) => [name, typeof value === 'string' ? [value] : value])), fromDraft: ['yes'] })
