/** Handing over to new hosts. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { answerOffer, handOver, takeOfferBack } from './handing-over.route.tsx'

export const handingOverRoutes: readonly AnyRoute[] = [handOver, answerOffer, takeOfferBack]
