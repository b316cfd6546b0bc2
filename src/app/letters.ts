/** The letters that this program sends, by kind: each module writes its own. */
import { digestLetters, replyLetters, webhookLetters } from '#initiative/index.ts'
import { libraryLetters } from '#library/index.ts'
import { isDeadAddress, noteDeadAddress, peopleLetters } from '#people/index.ts'
import type { DeadAddresses } from '#platform/mail/deliver.ts'
import type { Letters } from '#platform/mail/mail.ts'
import { cutLetters, outsideLetters, storyLetters } from '#stories/index.ts'

export const LETTERS: Letters = { ...peopleLetters, ...replyLetters, ...webhookLetters, ...digestLetters, ...storyLetters, ...cutLetters, ...outsideLetters, ...libraryLetters }

/** Whose addresses they are that letters come back from. */
export const ADDRESSES: DeadAddresses = {
  isDead: isDeadAddress,
  noteDead: async (trx, address) => { await noteDeadAddress(trx, address) },
}
