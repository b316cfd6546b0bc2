/** What arrives when a teller agrees to a use. */
import { z } from 'zod'
import { choice, codes, dayField, optionalText, several, tick, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { ATTRIBUTIONS, AUDIENCES, CHANNELS, GIVEN_HOW, PURPOSES, WAITS } from './consent.rules.ts'

export type ConsentFormCode = 'purpose-missing' | 'audience-missing' | 'unknown' | 'attribution-missing' | 'name-too-long' | 'until-missing' | 'until-unreadable' | 'how-missing'
const code = codes<ConsentFormCode>()

const LONGEST_NAME = 100
const name = optionalText(code('name-too-long'), LONGEST_NAME)

const consent = withDays(['until'], z.object({
  version,
  purpose: choice(PURPOSES, code('purpose-missing')),
  audience: choice(AUDIENCES, code('audience-missing')),
  channels: several(CHANNELS, code('unknown')),
  attribution: choice(ATTRIBUTIONS, code('attribution-missing')),
  shownAs: name, witness: name, guardian: name, adult: name,
  until: dayField(code('until-missing'), code('until-unreadable')),
  how: choice(GIVEN_HOW, code('how-missing')),
  understood: tick,
  wait: z.enum(WAITS).optional().catch(undefined),
}))
export type RenewalFormCode = 'until-missing' | 'until-unreadable'
const renewal = withDays(['until'], z.object({ until: dayField(code('until-missing'), code('until-unreadable')), understood: tick }))
export const readRenewal = formReader<typeof renewal, RenewalFormCode>(renewal)

export const readConsent = formReader<typeof consent, ConsentFormCode>(consent)
