import type { FC } from 'hono/jsx'
import type { QueuedMail } from '#platform/mail/mail.ts'
import { Button, Form } from '#platform/page/form.tsx'
import { Empty, MomentText, Pages, Table, Tag } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { OpsPage } from './ops-page.tsx'
import { sayOps } from './words/index.ts'

type Letter = QueuedMail & Readonly<{ subject: string }>

const TONES = { waiting: 'waiting', sent: 'good', 'given-up': 'late' } as const

const stateOf = ({ state, fault }: Letter): string => {
  if (fault === 'restored') return sayOps('mail.restored')
  if (fault === undefined) return sayOps(state === 'given-up' ? 'mail.given-up' : `mail.${state}`, { fault: '–' })
  return sayOps(state === 'waiting' ? 'mail.waiting-tried' : `mail.${state}`, { fault })
}

const Retry: FC<{ letter: Letter }> = ({ letter }) =>
  letter.state === 'sent' ? null : (
    <Form action={`/admin/mail/${letter.id}/retry`}>
      <Button look="link"><span aria-hidden={true}>{sayOps('mail.retry')}</span><span class="visually-hidden">{sayOps('mail.retry-which', { subject: letter.subject, to: letter.to })}</span></Button>
    </Form>
  )

/** Letters by recipient and subject. Their words and links are nowhere to be shown. */
export const MailQueuePage: FC<{ letters: readonly Letter[]; next: string | undefined; isFirst: boolean }> = ({ letters, next, isFirst }) => (
  <OpsPage title={sayOps('mail.title')} lead={sayOps('mail.lead')} here="/admin/mail">
    {letters.length === 0 ? <Empty text={sayOps('mail.empty')} /> : (
      <Table caption={sayOps('mail.caption')} head={[sayOps('mail.subject'), sayOps('mail.to'), sayOps('mail.queued'), sayOps('mail.state'), sayOps('mail.actions')]}
        rows={letters.map((letter) => [
          letter.subject, letter.to, <MomentText at={letter.queuedAt} zone={DEFAULT_ZONE} />, <Tag tone={TONES[letter.state]}>{stateOf(letter)}</Tag>, <Retry letter={letter} />,
        ])} />
    )}
    <Pages next={next === undefined ? undefined : `/admin/mail?after=${next}`} first={isFirst ? undefined : '/admin/mail'} />
  </OpsPage>
)
