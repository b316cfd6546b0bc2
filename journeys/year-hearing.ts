/** The year's beginning: a thousand voices come in, are made sense of by several people, and become needs. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { expect } from 'vitest'
import { type Cast, dayIn, madeUp } from './year-people.ts'
import type { Walker } from './walker.ts'

const data = process.env['REFERENCE_DATA'] ?? join(process.cwd(), '..', 'shared', 'data')
export const hasVoices = existsSync(data)

/** Real conversations that have nothing to do with each other: they come in together only so that there is much to read. */
const CONVERSATIONS = ['open-scoop-hivemind-biodiversity', 'open-vtaiwan-uberx', 'open-brexit-consensus', 'open-15-per-hour-seattle', 'open-london-youth-policing']
const ALL = 1_000
const WISHES = ['a bench in the sun', 'a way down that wheels can take', 'a sign with the names of birds', 'somebody to walk with', 'a bus on Sundays', 'a tap with water', 'less litter', 'a quiet corner']

/** What is missing to a thousand, as a survey would bring it. */
const survey = (rows: number): string =>
  ['ref,text', ...Array.from({ length: rows }, (_, row) => `${row + 1},"${madeUp(`row ${row + 1} of a survey wishes for ${WISHES[row % WISHES.length] ?? ''}`)}"`)].join('\n')

export const SAID = 'I would come every day if my chair got down to the burn'

/** A thousand voices from five real conversations and a survey, and one from somebody there. */
export async function hear({ host, isla, path }: Cast): Promise<void> {
  let heard = 0
  for (const conversation of CONVERSATIONS) heard += await bringIn(host, path, join(data, 'polis', conversation, 'comments.csv'))
  heard += await bringIn(host, path, { name: 'survey.csv', mimeType: 'text/csv', buffer: Buffer.from(survey(ALL - heard)) })
  expect(heard).toBe(ALL)
  await isla.open(`${path}/voices/new`)
  await isla.at('Say something')
  await isla.type('What do you want to say?', SAID)
  await isla.choose('Everybody')
  await isla.press('Say it')
  await isla.at('Heard')
}

type File = Parameters<ReturnType<Walker['page']['getByLabel']>['setInputFiles']>[0]

/** @returns how many came in */
async function bringIn(host: Walker, path: string, file: File): Promise<number> {
  await host.open(`${path}/import`)
  await host.at('Bring in a file')
  await host.page.getByLabel('The file').setInputFiles(file)
  await host.press('Look at the file')
  await host.at('Check before it comes in')
  // Each conversation counts its rows from 0: the page says what to do about it.
  if ((await host.page.getByText(/^Is this another survey or conversation/).count()) > 0) {
    await host.pick(/^The row’s own number or name/, 'No column')
    await host.press('Show again with these columns')
    await host.at('Check before it comes in')
  }
  const would = await host.page.getByText(/voices? would come in/).innerText()
  await host.press('Bring it in')
  await host.at('What came in')
  return Number(/\d+/.exec(would)?.[0])
}

/** Three meetings in the year, each with who came and notes. */
export const MEETINGS = [['Making sense of it', -290], ['Trying it out', -170], ['The money', -60]] as const

export async function meet({ host, path }: Cast): Promise<void> {
  for (const [title, days] of MEETINGS) {
    await host.open(`${path}/meetings/new`)
    await host.at('Call a meeting')
    await host.type('What is the meeting called?', title)
    await host.typeDay('Which day?', dayIn(days))
    await host.type('When does it begin?', '6.30 pm')
    await host.type('When does it end?', '8 pm')
    await host.type('Where is it? (optional)', 'The small hall')
    await host.press('Call the meeting')
    await host.at(title)
    await host.follow('Write down who came')
    await host.at('Write down who came')
    for (const [name, as] of [['Morag', 'third-sector worker'], ['Isla', 'someone who uses services'], ['Tam', 'unpaid carer'], ['Ruth', 'planner or commissioner']] as const) {
      await host.page.getByRole('group', { name, exact: true }).getByLabel('Here as').selectOption({ label: as })
    }
    await host.press('Save who came')
    await host.at(title)
    await host.follow('Write notes')
    await host.at('Notes')
    await host.type('What was said and done?', madeUp(`what we did at “${title}”.`))
    await host.press('Save the notes')
    await host.at(title)
  }
}

export const THEMES = { water: 'Water', planting: 'What we plant', learning: 'Learning outdoors', near: 'Near home' } as const

/** People of three standpoints look for words among a thousand voices and group what they find; two of the themes stand in a wider one. */
export async function makeSense({ host, isla, tam, path }: Cast): Promise<void> {
  for (const [who, search, theme] of [[host, 'plant', THEMES.planting], [tam, 'educat', THEMES.learning], [isla, 'water', THEMES.water]] as const) {
    await who.open(`${path}/themes/group`)
    await who.at('Group what was said')
    await who.type('Words to look for', search)
    await who.press('Show them')
    await who.at('Group what was said')
    await who.tick(/^All \d+ on this page/)
    await who.type('A new theme: what are they about?', theme)
    await who.press('Put them in this theme')
    await who.reads(new RegExp(`voices are now in “${theme}”`))
  }
  await isla.open(`${path}/themes/group?search=${encodeURIComponent('my chair')}`)
  await isla.at('Group what was said')
  await isla.tick(SAID)
  await isla.type('A new theme: what are they about?', THEMES.near)
  await isla.press('Put them in this theme')
  await isla.reads(`1 voice is now in “${THEMES.near}”.`)
  await isla.follow(THEMES.water)
  await isla.reads(`Theme: ${THEMES.water}`)
  await isla.follow('Put in a wider theme')
  await isla.at(`Put the theme “${THEMES.water}” in a wider one`)
  await isla.pick('Which theme does it belong in?', THEMES.near)
  await isla.press('Put it there')
  await isla.reads(`“${THEMES.water}” stands in “${THEMES.near}” now.`)
}

export const NEED = madeUp('to get down to the water without help')

/** What is needed is stated by those whose need it is. */
export async function sayNeeds({ isla, tam, path }: Cast): Promise<void> {
  await isla.open(`${path}/needs`)
  await isla.at('Needs')
  await isla.follow('Record a need')
  await isla.at('Record a need')
  await isla.type('What is needed?', NEED)
  await isla.tick('someone who uses services')
  await isla.tick('unpaid carer')
  await isla.tick(THEMES.near)
  await isla.press('Record it')
  await isla.at('Need')
  const need = new URL(isla.page.url()).pathname
  await isla.press('We state this too, as someone who uses services')
  await isla.at('Need')
  await isla.reads('You state this as someone who uses services.')
  await tam.open(need)
  await tam.at('Need')
  await tam.press('We state this too, as unpaid carer')
  await tam.at('Need')
}
