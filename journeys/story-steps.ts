/** What tellers do in more than one journey. */
import { either } from './said.ts'
import type { Walker } from './walker.ts'

/** Tells a story to a group in one piece, and says that it is right. @returns the path of the story */
export async function tellInOnePiece(teller: Walker, path: string, words: string): Promise<string> {
  await teller.open(`${path}/stories/new`)
  await teller.at('Before you tell your story')
  await teller.choose('In one piece')
  await teller.press('Begin')
  await teller.at('Tell your story')
  await teller.type('Your story', words)
  for (const check of ['Names of other people: left out, or changed', 'Places, dates and jobs that would tell who they are', 'Things about others that are theirs to tell']) await teller.tick(check)
  await teller.press('Keep the story')
  await teller.reads(either('Your story is kept. Only you see it.'))
  const story = new URL(teller.page.url()).pathname
  await teller.press('Yes, this is my story')
  return story
}

/** Says yes to a use, from the page of the story. `channel`: beside the pages of the site. */
export async function sayYes(teller: Walker, { purpose, audience, channel, time }: Readonly<{ purpose: string; audience: string; channel?: string; time?: string }>): Promise<void> {
  await teller.follow('Say yes to a use')
  await teller.at('Say yes to a use')
  await teller.choose(purpose)
  await teller.choose(audience)
  if (channel !== undefined) await teller.tick(channel)
  if (time !== undefined) await teller.choose(time)
  await teller.tick('I know what this yes means, and that I can take it back at any time')
  await teller.press('Say yes to this')
  await teller.reads(either('Written down. Nothing is used before', false))
}

/** So many hours that the time to think again is over. */
export const THOUGHT_OVER = { hoursLater: 49 } as const
