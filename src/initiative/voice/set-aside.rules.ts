import type { VoiceLine } from './voice-line.queries.ts'

/** That its words wait for their author to look at them: nothing else that is not taken back is without words. */
export const isSetAside = ({ words, hidden }: Pick<VoiceLine, 'words' | 'hidden'>): boolean => hidden && words === ''
