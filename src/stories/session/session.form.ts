/** What arrives when a session begins, when a card or a group is written, and when the teller nods. */
import { z } from 'zod'
import { OFFERED_TAGS } from '#initiative/index.ts'
import { choice, codes, dayField, idField, ids, optionalText, text, tick, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { readId } from '#platform/ids.ts'
import { NOD_ANSWERS } from './session.rules.ts'
import type { GroupId } from './tables.ts'

/** A card holds a sentence or two: read at a glance, from across a table. */
export const LONGEST_CARD = 300
const LONGEST_NAME = 80
export const LONGEST_ACTION = 400

export type BeginCode = 'teller-missing' | 'facilitator-missing' | 'listeners-unknown' | 'day-missing' | 'day-unreadable'
const begin = codes<BeginCode>()
const listeners = ids<'person'>(begin('listeners-unknown'))
const beginning = z.object({
  day: dayField(begin('day-missing'), begin('day-unreadable')),
  teller: idField<'person'>(begin('teller-missing')),
  facilitator: idField<'person'>(begin('facilitator-missing')),
  listeners, tags: tick,
})
const dated = withDays(['day'], beginning)
export const readBeginning = formReader<typeof dated, BeginCode>(dated)

const listening = z.object({ listeners })
export const readListening = formReader<typeof listening, BeginCode>(listening)

const naming = z.object({ named: tick })
export const readTellerNaming = formReader<typeof naming, never>(naming)

export type CardFormCode = 'words-missing' | 'words-too-long' | 'tag-unknown'
const card = codes<CardFormCode>()
/** One of the three that are offered, or none. */
const tag = z.union([z.literal('').transform(() => undefined), z.enum(OFFERED_TAGS)], card('tag-unknown')).optional().transform((one) => one)
const cardWords = text(card('words-missing'), card('words-too-long'), LONGEST_CARD)

const writing = z.object({ words: cardWords, tag })
export const readNewCard = formReader<typeof writing, CardFormCode>(writing)
const rewriting = z.object({ words: cardWords, tag, version })
export const readOwnCard = formReader<typeof rewriting, CardFormCode>(rewriting)
const tagging = z.object({ tag, version })
export const readCardTag = formReader<typeof tagging, CardFormCode>(tagging)

export type NodFormCode = 'answer-missing'
const nodding = z.object({ answer: choice(NOD_ANSWERS, codes<NodFormCode>()('answer-missing')), version })
export const readNod = formReader<typeof nodding, NodFormCode>(nodding)
const forwarding = z.object({ version })
export const readForward = formReader<typeof forwarding, never>(forwarding)

export type MoveFormCode = 'cards-missing' | 'name-too-long'
const move = codes<MoveFormCode>()
/** Where cards are laid: in a group that is there, out of all groups, or in a new one by its name. */
const into = z.string().catch('').transform((typed): GroupId | 'none' | undefined => (typed === 'none' ? 'none' : readId<'session-group'>(typed)))
const moving = z.object({ cards: ids<'session-card'>(move('cards-missing')), into, name: optionalText(move('name-too-long'), LONGEST_NAME) })
export const readMove = formReader<typeof moving, MoveFormCode>(moving)

export type GroupFormCode = 'name-missing' | 'name-too-long' | 'action-too-long' | 'tag-unknown'
const group = codes<GroupFormCode>()
const grouping = z.object({ name: text(group('name-missing'), group('name-too-long'), LONGEST_NAME), tag, action: optionalText(group('action-too-long'), LONGEST_ACTION), version })
export const readGroup = formReader<typeof grouping, GroupFormCode>(grouping)
