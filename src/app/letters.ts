/** The letters that this program sends, by kind: each module writes its own. */
import { replyLetters, webhookLetters } from '#initiative/index.ts'
import { peopleLetters } from '#people/index.ts'
import type { Letters } from '#platform/mail/mail.ts'

export const LETTERS: Letters = { ...peopleLetters, ...replyLetters, ...webhookLetters }
