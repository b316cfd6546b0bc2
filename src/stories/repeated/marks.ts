/**
 * Marks: what a run of words leaves in the database, so that it is known again without being readable there. Each is the beginning of a
 * keyed hash; the key is made of the one that seals the words, and as secret.
 */
import { type KeyObject, createHmac, createSecretKey, hkdfSync } from 'node:crypto'
import type { KeyRing } from '#platform/sealing/key-ring.ts'
import { type Run, runsOf } from './runs.rules.ts'

/** A mark as PostgreSQL's `int8` writes it. Two runs share one by chance once in 2⁶⁴. */
export type Mark = string

const MARK_KEY_BYTES = 32

/** How words are marked for one use, by a key. Never the sealing key itself: one key, one use. */
export function markerFor(use: string): (key: KeyObject, words: string) => Mark {
  const made = new WeakMap<KeyObject, KeyObject>()
  return (key, words) => {
    const known = made.get(key) ?? createSecretKey(Buffer.from(hkdfSync('sha256', key, '', use, MARK_KEY_BYTES)))
    made.set(key, known)
    return createHmac('sha256', known).update(words).digest().readBigInt64BE(0).toString()
  }
}

const markRun = markerFor('marks of runs of words')

/** Every run of a text with its mark under each of some keys. */
export function markedRuns(ring: KeyRing, keyIds: readonly string[], text: string): readonly Readonly<{ run: Run; marks: readonly Mark[] }>[] {
  const keys = keyIds.map((id) => ring.keyOf(id))
  return runsOf(text).map((run) => ({ run, marks: keys.map((key) => markRun(key, run.words)) }))
}

/** The marks of a text under one key, each once. */
export const marksOf = (ring: KeyRing, keyId: string, text: string): readonly Mark[] => [...new Set(markedRuns(ring, [keyId], text).flatMap(({ marks }) => marks))]
