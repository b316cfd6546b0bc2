/** What happened, as the parts of a letter: grouped by initiative and by what it is, each with the one thing that can be done about it. Pure. */
import type { Site } from '#platform/http/context.ts'
import type { Link, Part, Point } from '#platform/mail/letter.ts'
import { sayDay, sayMoment } from '#platform/time.ts'
import { sayClosing } from '../closing/words/index.ts'
import type { HappenedSince } from './happened-since.queries.ts'
import type { Member } from './members.queries.ts'
import { sayDigest } from './words/index.ts'

type Given = Readonly<{ site: Pick<Site, 'publicUrl'>; answers: ReadonlyMap<string, string> }>
type Section = keyof HappenedSince

export function sectionsOf({ slug, title, zone }: Member['initiative'], happened: HappenedSince, { site, answers }: Given): readonly Part[] {
  const base = `/initiatives/${slug}`
  const link = (words: string, path: string): Link => ({ words, href: new URL(path, site.publicUrl).href })
  const points: Readonly<Record<Section, readonly Point[]>> = {
    endings: happened.endings.map((one) => endingPoint(one, (words, end) => link(words, base + end))),
    replies: happened.replies.map((one) => ({
      words: sayDigest('points.reply', { youSaid: one.youSaid, kind: sayDigest(`points.${one.kind}`), words: one.words }), links: [link(sayDigest('points.reply-link'), '/me')],
    })),
    questions: happened.questions.map((one) => {
      const by = answers.get(one.id)
      return {
        words: sayDigest('points.question', { words: one.words, toWhom: one.toWhom, day: sayDay(one.openUntil) }),
        links: [link(sayDigest('points.question-link'), `${base}/voices/new?question=${one.id}`), ...(by === undefined ? [] : [{ words: sayDigest('points.question-mail'), href: `mailto:${by}` }])],
      }
    }),
    quotes: happened.quotes.map((one) => ({ words: sayDigest('points.quote', { words: one.words }), links: [link(sayDigest('points.quote-link'), `/me/quotes/${one.id}`)] })),
    actions: happened.actions.map((one) => ({
      words: sayDigest('points.action', { what: one.what, day: sayDay(one.byDay) }), links: [link(sayDigest('points.action-link'), one.meeting === null ? `${base}/issues/${one.issue ?? ''}` : `${base}/meetings/${one.meeting}`)],
    })),
    meetings: happened.meetings.map((one) => {
      const when = sayMoment(one.at, zone)
      return {
        words: one.place === null || one.place === '' ? sayDigest('points.meeting', { title: one.title, when }) : sayDigest('points.meeting-at', { title: one.title, when, place: one.place }),
        links: [link(sayDigest('points.meeting-link'), `${base}/meetings/${one.id}`)],
      }
    }),
    agreements: happened.agreements.map((one) => ({ words: sayDigest('points.agreement', { words: one.words }), links: [link(sayDigest('points.agreement-link'), `${base}/agreements/${one.id}`)] })),
    answers: happened.answers.map(({ id, why, ...one }) => ({
      words: why === null || why === '' ? sayDigest('points.answer', one) : sayDigest('points.answer-why', { ...one, why }), links: [link(sayDigest('points.answer-link'), `${base}/agreements/${id}`)],
    })),
    changes: happened.changes.map((one) => ({ words: sayDigest(`points.${one.kind}`, { words: one.words }), links: [link(sayDigest('points.change-link'), `${base}/items/${one.id}`)] })),
  }
  const order = ['endings', 'replies', 'questions', 'quotes', 'actions', 'meetings', 'agreements', 'answers', 'changes'] as const satisfies readonly Section[]
  return [
    { heading: title, level: 1 },
    ...order.flatMap((section): readonly Part[] => (points[section].length === 0 ? [] : [{ heading: sayDigest(`sections.${section}`), level: 2 }, { points: points[section] }])),
    { link: link(sayDigest('digest.see-all', { title }), base) },
  ]
}

/** How it ended, with what was written at its end; or why it is open again. */
function endingPoint({ kind, by, words, thanks }: HappenedSince['endings'][number], link: (words: string, end: string) => Link): Point {
  if (kind === null) return { words: sayDigest('points.opened-again', { why: words }), links: [link(sayDigest('points.opened-again-link'), '')] }
  const became = sayClosing(`kinds.${kind}`) + (by === null ? '' : `: ${by}`)
  return { words: [sayDigest('points.ended', { became }), words, ...(thanks === null ? [] : [thanks])].join('\n'), links: [link(sayDigest('points.ended-link'), '/ended')] }
}
