import { expect, it } from 'vitest'
import { usePeople } from './people.ts'
import { either } from './said.ts'
import { joinByLink, makeInvitation, startInitiative } from './steps.ts'

const people = usePeople()

const LINE = 'We say things so that everybody can follow'
const CLEARER = 'We say things so that everybody can follow, and ask when we can’t'

/** A link or button that says, for those who only hear it, what it is about. */
const about = (does: string, what: string) => new RegExp(`${either(does, false).source}.*${either(what, false).source}`)

it('a group agrees how it works, plans, follows its steps and keeps a journal; and outside nobody is named', async () => {
  const host = await people.somebody('Catriona')
  const path = await startInitiative(host, { title: 'A garden that all can reach', purpose: 'That everybody on the ward can get outside.', openTo: 'Everybody', letsIn: 'everybody', as: ['frontline worker'] })
  const link = await makeInvitation(host, path, 9)
  const carer = await people.newcomer({ width: 320 })
  await joinByLink(carer, link, { called: 'Hamish', as: ['unpaid carer'] })
  const outside = await people.newcomer({ javaScript: false })

  // Agreed: proposed on a phone, settled with the keyboard, asked again when it changes.
  await carer.open(path)
  await carer.at('A garden that all can reach')
  await carer.follow('How we agreed to work together')
  await carer.at('How we agreed to work together')
  await carer.follow('Propose a line')
  await carer.at('Propose a line')
  await carer.press('Propose it')
  await carer.reads(either('Write what it should say', false))
  await carer.type('What should it say?', LINE)
  await carer.choose('Something they promise')
  await carer.press('Propose it')
  await carer.at('How we agreed to work together')
  await host.open(`${path}/working-agreement`)
  await host.at('How we agreed to work together')
  await host.follow('Settle a version')
  await host.at('Settle version 1')
  await host.press('Settle version 1')
  await host.at('How we agreed to work together')
  await carer.open(`${path}/working-agreement`)
  await carer.at('How we agreed to work together')
  await carer.press('I agree')
  await carer.at('How we agreed to work together')
  await carer.reads('You agree to this.')
  await host.follow(about('Change', LINE))
  await host.at('Propose something else')
  await host.type('What should it say instead?', CLEARER)
  await host.press('Propose it')
  await host.at('How we agreed to work together')
  await host.follow('Settle a version')
  await host.at('Settle version 2')
  await host.press('Settle version 2')
  await host.at('How we agreed to work together')
  await carer.open(`${path}/working-agreement`)
  await carer.at('How we agreed to work together')
  await carer.reads('Something that is for you has changed. Do you still agree?')
  await carer.press('I agree')
  await carer.at('How we agreed to work together')

  // Planned, and how it went beside it.
  await carer.open(`${path}/plan`)
  await carer.at('What we plan, and how it went')
  await carer.follow('Begin from a plan of ours')
  await carer.at('Begin from a plan of ours')
  await carer.choose('One question')
  await carer.typeDay('On which day do you begin?', '2 11 2026')
  await carer.press('Begin with this')
  await carer.at('What we plan, and how it went')
  await host.open(`${path}/plan`)
  await host.at('What we plan, and how it went')
  await host.follow(about('Say how it went', 'Ask the question'))
  await host.at('How did it go?')
  await host.typeDay(either('When did it begin?', false), '4 11 2026')
  await host.press('Save')
  await host.at('What we plan, and how it went')
  await host.reads(either('Began 2 days later.', false))
  await host.unfold(about('Change this step', 'Ask the question'))
  await host.press(about('Move down', 'Ask the question'))
  await host.at('What we plan, and how it went')
  await host.reads(either('2. Ask the question', false))

  // A step, and the journal.
  await carer.open(`${path}/steps`)
  await carer.at('Five steps')
  await carer.follow(about('Write down what was done', 'See what is there already'))
  await carer.at('Write down what was done')
  await carer.type('What was done?', 'We walked every path with a wheelchair.')
  await carer.tick('unpaid carer')
  await carer.press('Save')
  await carer.at('Five steps')
  await host.open(`${path}/journal`)
  await host.at('Journal')
  await host.follow('Write in the journal')
  await host.at('Write in the journal')
  await host.type('What is it about?', 'The paths')
  await host.type('What do you want to write down?', 'Two of the paths are too steep.')
  await host.choose('Everybody')
  await host.press('Put it in the journal')
  await host.at('The paths')
  await host.reads('Two of the paths are too steep.')

  // Outside, without scripts: the same pages, and nobody's name.
  for (const [end, heading, words] of [
    ['working-agreement', 'How we agreed to work together', CLEARER], ['plan', 'What we plan, and how it went', '1. Group what was said'],
    ['steps', 'Five steps', 'We walked every path with a wheelchair.'], ['ways', 'Four ways of doing it together', 'Nobody is named here'], ['journal', 'Journal', 'Two of the paths are too steep.'],
  ] as const) {
    await outside.open(`${path}/${end}`)
    await outside.at(heading)
    await outside.reads(either(words, false))
    for (const name of ['Catriona', 'Hamish', 'unpaid carer']) expect(await outside.page.getByRole('main').innerText()).not.toContain(name)
  }
})
