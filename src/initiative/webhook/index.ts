/** Other programs that are told what happens: what the rest of the program may use of it. */
export { deliverWebhooks } from './deliver.ts'
export { DELIVER_WEBHOOKS, webhookReactions } from './note-event.queries.ts'
export { webhookLetters } from './stopped.letter.ts'
export { clearOldDeliveries } from './webhook.queries.ts'
export { webhookRoutes } from './webhooks.route.tsx'
