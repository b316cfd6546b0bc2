/** What was agreed: what the rest of an initiative may use of it. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { correctAgreement, showHistory } from './correct-agreement.route.tsx'
import { disagree, takeBackDisagreement, takeBackWhatIRaised } from './disagree.route.tsx'
import { showAgreed } from './list-agreements.route.tsx'
import { discardDraft, recordAgreement } from './record-agreement.route.tsx'
import type { ListTold } from '../told/told.slot.ts'
import { showAgreementWith } from './show-agreement.route.tsx'

/** @param listTold words of stories that stand with an agreement */
export const agreementRoutesWith = (listTold: ListTold): readonly AnyRoute[] => [showAgreed, recordAgreement, discardDraft, correctAgreement, showHistory, disagree, takeBackDisagreement, takeBackWhatIRaised, showAgreementWith(listTold)]
