/** What arrives when a host has another program told. */
import { z } from 'zod'
import { codes, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type WebhookFormCode = 'address-missing' | 'address-too-long'
const code = codes<WebhookFormCode>()

const form = z.object({ address: text(code('address-missing'), code('address-too-long'), 500) })
export const readWebhook = formReader<typeof form, WebhookFormCode>(form)
