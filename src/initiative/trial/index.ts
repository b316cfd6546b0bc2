/** Tests: what happens when people use it, and the sheets on which they say how it was. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { takeQuestionOff, writeQuestions } from './questions.route.tsx'
import { fillSheet, fillSheetForSomebody, printSheet, takeBackSheet } from './sheet.route.tsx'
import { showTrial, showTrialHistory } from './show-trial.route.tsx'
import { editTrial, writeTrial } from './write-trial.route.tsx'

export const trialRoutes: readonly AnyRoute[] = [
  writeTrial, editTrial, showTrialHistory, writeQuestions, takeQuestionOff, fillSheetForSomebody, printSheet, takeBackSheet, fillSheet, showTrial,
]
