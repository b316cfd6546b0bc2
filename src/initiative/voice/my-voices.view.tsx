import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { Buttons, Empty, LinkButton, Pages } from '#platform/page/parts.tsx'
import type { SeenByMember } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import type { ItemId } from '../tables.ts'
import { say } from '../words/index.ts'
import { isSetAside } from './set-aside.rules.ts'
import type { VoiceLine } from './voice-line.queries.ts'
import { voiceFacts, voiceWords, shortened } from './voice-lines.view.tsx'
import { mayConfirm, mayEdit } from './voice.rules.ts'
import { sayVoice } from './words/index.ts'

type Props = Readonly<{ here: SeenByMember; lines: readonly VoiceLine[]; first: boolean; next: ItemId | undefined }>

export const MyVoicesPage: FC<Props> = ({ here, lines, first, next }) => {
  const base = `/initiatives/${here.initiative.slug}`
  return (
    <InitiativePage here={here} listed={false} title={sayVoice('mine.title')} lead={sayVoice('mine.lead')} back={{ href: `${base}/heard`, text: say('heard') }}>
      {lines.length === 0 ? <Empty text={sayVoice('mine.empty')}><LinkButton href={`${base}/voices/new`}>{sayVoice('heard.say')}</LinkButton></Empty> : null}
      <ul class="voices" role="list">{lines.map((line) => <MyVoice line={line} base={base} here={here} />)}</ul>
      <Pages next={next === undefined ? undefined : `${base}/voices/mine?after=${next}`} first={first ? undefined : `${base}/voices/mine`} />
    </InitiativePage>
  )
}

const MyVoice: FC<{ line: VoiceLine; base: string; here: SeenByMember }> = ({ line, base, here }) => {
  const { contributor } = line
  const asked = !isSetAside(line) && contributor !== undefined && mayConfirm(contributor, here.person.id)
  const about = <span class="visually-hidden">{` ${sayVoice('mine.confirm-about', { words: shortened(line.words) })}`}</span>
  return (
    <li>
      {asked ? <p><strong>{sayVoice('mine.to-confirm')}</strong></p> : null}
      {voiceWords(line)}
      <p class="voices__quiet">{voiceFacts(line)}</p>
      {asked ? <Form action={`${base}/items/${line.id}/confirm`}><Buttons><Button look="second">{sayVoice('mine.confirm')}{about}</Button></Buttons></Form> : null}
      <p class="voices__quiet">
        {contributor !== undefined && mayEdit(contributor, here.person.id) ? (
          <><a href={`${base}/items/${line.id}/edit`}>{sayVoice('mine.change')}{about}</a>{' · '}<a href={`${base}/items/${line.id}/take-back`}>{sayVoice('mine.take-back')}{about}</a></>
        ) : null}
      </p>
    </li>
  )
}
