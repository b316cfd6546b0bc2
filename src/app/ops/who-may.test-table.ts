import type { WhoMay, WhoMayRow } from '#app/who-may.ts'

const administratorsOnly: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'no', administrator: 'yes' }

export const whoMay: WhoMay = {
  'GET /admin': administratorsOnly,
  'GET /admin/mail': administratorsOnly,
  'POST /admin/mail/:mail/retry': administratorsOnly,
  'GET /admin/jobs': administratorsOnly,
  'POST /admin/jobs/:job/retry': administratorsOnly,
  'POST /admin/jobs/:job/discard': administratorsOnly,
}
