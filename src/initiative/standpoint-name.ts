/** A standpoint in words: the group's own where it has some, else the catalogue's. */
import type { Standpoint } from './standpoint.queries.ts'
import { say } from './words/index.ts'
import type en from './words/en.json'

type OfferedKey = keyof (typeof en)['standpoints']
const OFFERED: Readonly<Record<OfferedKey, true>> = {
  service: true, carer: true, community: true, young: true, frontline: true, manager: true, planner: true, 'third-sector': true, independent: true, elected: true, researcher: true,
}
const isOffered = (key: string): key is OfferedKey => key in OFFERED

export const standpointName = ({ key, words }: Pick<Standpoint, 'key' | 'words'>): string =>
  words ?? (key !== null && isOffered(key) ? say(`standpoints.${key}`) : '')
