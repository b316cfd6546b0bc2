/** The case study: drafted from the thread, written by those who take part, published by those whose work it is. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { agreeToCaseStudy, agreeToEdition, stopAgreeing, takeOffPage } from './agree.route.tsx'
import { draftCaseStudy } from './draft.route.tsx'
import { quoteVoices } from './quotes.route.tsx'
import { changeSentence, move, newSentence, takeOut } from './sentence.route.tsx'
import { caseStudyJson, showCaseStudy } from './show-case-study.route.tsx'

export const caseStudyRoutes: readonly AnyRoute[] = [
  showCaseStudy, caseStudyJson, draftCaseStudy, newSentence, changeSentence, move, takeOut, quoteVoices, agreeToCaseStudy, agreeToEdition, stopAgreeing, takeOffPage,
]
