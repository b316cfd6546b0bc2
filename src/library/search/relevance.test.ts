import { beforeAll, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { loadStarting } from '../starting/load-starting.ts'

const world = useWorld()
beforeAll(() => loadStarting(world.database, world.clock.now))

/** What people type, and the resources of the starting collection that answer it: any of them. */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  'how we make a difference together': ['how-we-make-a-difference-together'],
  '2015 suite case studies': ['the-2015-suite'],
  'films case studies and tools': ['how-we-make-a-difference-together'],
  'policy overview': ['co-production-in-scotland-a-policy-overview'],
  'five steps star': ['co-production-star-introduction'],
  'North Lanarkshire': ['reshaping-care-in-north-lanarkshire'],
  'neighbourhood residents housing': ['lochside-neighbourhood-group'],
  lochside: ['lochside-neighbourhood-group'],
  'disabled people confidence': ['glasgow-disability-alliance-example'],
  'dads work': ['dadswork-example'],
  'repower scotland': ['lets-repower-scotlands-health-and-wellbeing'],
  'book health wellbeing scotland': ['co-production-of-health-and-wellbeing-in-scotland'],
  'engagement matrix': ['engagement-matrix'],
  'template for health boards': ['engagement-matrix'],
  'public involvement standard': ['learning-from-our-communities', 'future-requirements-for-public-involvement'],
  'ODS consulting': ['future-requirements-for-public-involvement'],
  'East Renfrewshire Dundee Highland': ['future-requirements-for-public-involvement'],
  'capacity building third sector slides': ['capacity-building-2016'],
  'what it is and how to do it': ['co-production-in-health-and-social-care'],
  'doing with not to': ['doing-with-not-to'],
  'community resilience': ['doing-with-not-to', 'getting-to-grips-with-the-language'],
  'definitions of words language': ['getting-to-grips-with-the-language'],
  'community development discussion paper': ['community-development-and-co-production'],
  'cuts in public spending': ['delivering-sustainable-outcomes-with-less-money'],
  'child poverty chief medical officer': ['making-the-most-of-our-communities'],
  'children families north glasgow': ['assets-in-action'],
  'Jane Foot': ['what-makes-us-healthy'],
  'asset approach evidence': ['what-makes-us-healthy'],
  'Ruth Dineen questionnaire': ['the-benefits-of-co-production'],
  'nef manifesto': ['manifesto-for-growing-the-economy'],
  'new economics foundation 2008': ['manifesto-for-growing-the-economy'],
  'Boyle and Harris': ['the-challenge-of-co-production'],
  'right here right now': ['right-here-right-now'],
  'radical efficiency lower cost': ['radical-efficiency'],
  'care leavers argyll': ['redesigning-support-for-care-leavers'],
  LARCI: ['larci-series-on-co-production', 'co-production-community-of-practice'],
  'older people swansea assessment': ['all-together-now-swansea'],
  'befriending aberdeen': ['partnership-in-practice-aberdeen'],
  'bullying young people council policy': ['youth-commission-on-bullying'],
  'evaluation talk video Julia Slay': ['evaluating-co-production-event'],
  'commissioning briefing third sector': ['make-co-production-part-of-commissioning'],
  'change fund mid-year reports': ['change-fund-overview-2013-14'],
}

test('what people type finds what they mean among the first three, in at least nine of ten cases', async () => {
  const missed: string[] = []
  for (const [typed, right] of Object.entries(WANTED)) {
    const answer = await world.as(undefined).get(`/search.json?q=${encodeURIComponent(typed)}`)
    const { results }: { results: readonly { page: string }[] } = JSON.parse(answer.text)
    const first = results.slice(0, 3).map(({ page }) => page.split('/').at(-1) ?? '')
    if (!first.some((slug) => right.includes(slug))) missed.push(`${typed} → ${first.join(', ')}`)
  }
  const share = 1 - missed.length / Object.keys(WANTED).length
  expect(Object.keys(WANTED).length).toBeGreaterThanOrEqual(40)
  expect(share, `not found among the first three: ${missed.join('; ')}`).toBeGreaterThanOrEqual(0.9)
})

test('a word that stands somewhere, in whatever form, is not taken for a slip: what has some of the words is shown', async () => {
  const { text } = await world.as(undefined).get('/search?q=asset+mapping&type=toolkit&from=2010')
  expect(text).not.toContain('Did you mean')
  expect(text).toContain('These have some of the words')
})
