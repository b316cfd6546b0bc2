import type { FC } from 'hono/jsx'

/** How to reach somebody, as a host typed it; numbers can be tapped. */
export const ContactWays: FC<{ phone: string | null; email: string | null }> = ({ phone, email }) => (
  <ul class="plain-list">
    {phone === null ? null : <li><a href={`tel:${phone.replace(/[^+0-9]/g, '')}`}>{phone}</a></li>}
    {email === null ? null : <li><a href={`mailto:${email}`}>{email}</a></li>}
  </ul>
)
