import type { FC } from 'hono/jsx'
import { LinkButton } from '#platform/page/parts.tsx'
import { sayPurpose } from './words/index.ts'

/** What a member can do now, the likeliest first. The next meeting and the open questions belong here too, above the rest. */
export const NextThings: FC<{ base: string; host: boolean; noStandpoint: boolean }> = ({ base, host, noStandpoint }) => (
  <>
    <h2>{sayPurpose('next.title')}</h2>
    <p><LinkButton href={`${base}/voices/new`}>{sayPurpose('next.say')}</LinkButton></p>
    <p class="hint">{sayPurpose('next.say-hint')}</p>
    <ul class="actions">
      {noStandpoint ? <li><a href={`${base}/standpoints`}>{sayPurpose('next.standpoint')}</a></li> : null}
      <li><a href={`${base}/voices/paste`}>{sayPurpose('next.paste')}</a></li>
      <li><a href={`${base}/agreements/new`}>{sayPurpose('next.agree')}</a></li>
      <li><a href={`${base}/heard`}>{sayPurpose('next.look')}</a></li>
      {host ? <li><a href={`${base}/invitations`}>{sayPurpose('next.invite')}</a></li> : null}
    </ul>
  </>
)
