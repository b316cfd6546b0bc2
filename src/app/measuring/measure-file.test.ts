/** What is typed, and what comes of it. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { hasReference, reference, referenceFile } from '#measures/test-reference.ts'
import { CommandProblem } from '../command-line.ts'
import { ROOT } from '../root.ts'
import { measureFile } from './measure-file.ts'

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'thegither measure ')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (content: string | Uint8Array) => {
  const path = join(folder, `${crypto.randomUUID()}.csv`)
  await writeFile(path, content)
  return path
}

/** What it says to a program: one line, and nothing else. */
const asked = async (...typed: readonly string[]): Promise<Readonly<Record<string, unknown>>> =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(await measureFile([...typed, '--json'])))
const refused = (...typed: readonly string[]) => measureFile(typed).then(() => 'nothing', (error: unknown) => (error instanceof CommandProblem ? error.message : error))

/** A program of its own, as npm starts it. */
const run = (...typed: readonly string[]) => new Promise<Readonly<{ code: number; said: string; complained: string }>>((resolve) => {
  execFile(process.execPath, [join('src', 'app', 'commands', 'measure.ts'), ...typed], { cwd: ROOT }, (error, said, complained) => {
    resolve({ code: error === null ? 0 : Number(error.code), said, complained })
  })
})

const CODED = 'observer,u1,u2,u3\nA,1,2,3\nB,1,2,4\n'

describe('npm run measure', () => {
  test('krippendorff-alpha of a file: a line for a program, and sentences for people', async () => {
    const path = await file(CODED)
    expect(await asked('krippendorff-alpha', path, '--metric', 'nominal')).toEqual({ value: expect.closeTo(8 / 13, 12), metric: 'nominal', observers: 2, units: 3, values: 6 })
    expect(await measureFile(['krippendorff-alpha', path])).toBe("Krippendorff's alpha (nominal): 0.615\nFrom 2 observers and 3 units that two or more of them coded, 6 values in all.\nThe first row and the first column were taken for names; --header says otherwise.")
    expect(await measureFile(['krippendorff-alpha', path, '--header', 'both'])).not.toContain('taken for names')
  })

  test('observers in columns give the same', async () => {
    expect(await asked('krippendorff-alpha', await file('unit,A,B\nu1,1,1\nu2,2,2\nu3,3,4\n'), '--observers', 'columns', '--metric', 'interval'))
      .toEqual(await asked('krippendorff-alpha', await file(CODED), '--metric', 'interval'))
  })

  test('the same with a mark at the front, CRLF, quotation marks, semicolons, no names, or a mark for «not coded»', async () => {
    const want = await asked('krippendorff-alpha', await file('1,2,3,3\n1,2,4,\n'), '--metric', 'ordinal')
    for (const text of ['\uFEFFobserver,"u,1",u2,u3,u4\r\n"A",1,2,3,3\r\nB,1,2,"4",\r\n', 'A;1;2;3;3\nB;1;2;4;\n', '1.0,2.0,3,3\n1,2,4\n']) {
      expect(await asked('krippendorff-alpha', await file(text), '--metric', 'ordinal')).toEqual(want)
    }
    expect(await asked('krippendorff-alpha', await file('1,2,3,3\n1,2,4,NA\n'), '--metric', 'ordinal', '--missing', 'NA')).toEqual(want)
    expect(await asked('krippendorff-alpha', await file('7,8,9,9\n1,2,3,3\n1,2,4,\n'), '--metric', 'ordinal', '--header', 'row')).toEqual(want)
  })

  test('undefined has no value, and a reason in words, for programs and for people', async () => {
    const path = await file('1,1,1\n1,1,1\n')
    expect(await asked('krippendorff-alpha', path)).toEqual({ value: null, reason: expect.stringContaining('the same value') })
    expect(await measureFile(['krippendorff-alpha', path])).toContain('is undefined. Everybody gave everything the same value')
    expect(await asked('krippendorff-alpha', await file('1,2,3\n'), '--metric', 'ratio')).toEqual({ value: null, reason: expect.stringContaining('nothing to compare') })
    expect(await asked('krippendorff-alpha', await file('-1,2\n1,2\n'), '--metric', 'ratio')).toEqual({ value: null, reason: expect.stringContaining('begins at 0') })
    expect(await asked('fleiss-kappa', await file('3,0\n3,0\n'))).toEqual({ value: null, reason: expect.any(String) })
    expect(await asked('cohen-kappa', await file('0,0\n0,0\n'))).toEqual({ value: null, reason: expect.any(String) })
  })

  test('with an interval, the same seed gives the same', async () => {
    const path = await file('1,2,3,1,2,3,1,2\n1,2,3,1,2,2,1,1\n')
    const seeded = (seed: string) => asked('krippendorff-alpha', path, '--bootstrap', '300', '--seed', seed)
    expect(await seeded('5')).toMatchObject({ interval: { low: expect.any(Number), high: expect.any(Number) } })
    expect(await seeded('5')).toEqual(await seeded('5'))
    expect(await measureFile(['krippendorff-alpha', path, '--bootstrap', '300'])).toMatch(/With the units drawn anew 300 times, 95 in 100 alphas lie from −?\d\.\d{3} to \d\.\d{3}\./)
  })

  test('the kappas of counts, and of the codes that were counted', async () => {
    expect(await asked('fleiss-kappa', await file('2,0\n1,1\n0,2\n'))).toEqual({ value: expect.closeTo(1 / 3, 12), units: 3, observers: 2 })
    expect(await asked('fleiss-kappa', await file('A,yes,yes,no\nB,yes,no,no\n'), '--observers', 'rows')).toMatchObject({ value: expect.closeTo(1 / 3, 12) })
    const counted = await asked('cohen-kappa', await file(',yes,no\nyes,2,1\nno,0,1\n'))
    expect(counted).toMatchObject({ value: 0.5, weights: 'none', units: 4 })
    expect(await asked('cohen-kappa', await file('story,Ann,Bob\ns1,yes,yes\ns2,yes,yes\ns3,yes,no\ns4,no,no\ns5,,no\n'), '--observers', 'columns')).toEqual(counted)
  })

  test('as a program: --help names the measures, an answer is one line, a refusal goes beside it with a code of 1', async () => {
    const [help, answer, refusal] = await Promise.all([run('--help'), run('krippendorff-alpha', await file(CODED), '--json'), run('krippendorf', 'x.csv')])
    expect(help).toMatchObject({ code: 0, complained: '' })
    for (const name of ['krippendorff-alpha', 'fleiss-kappa', 'cohen-kappa']) expect(help.said).toContain(name)
    expect(answer).toMatchObject({ code: 0, complained: '', said: expect.stringMatching(/^\{"value":0\.615\d+,.*\}\n$/) })
    expect(refusal).toEqual({ code: 1, said: '', complained: 'There is no measure called «krippendorf». There are: krippendorff-alpha, fleiss-kappa, cohen-kappa.\n' })
  }, 60_000)

  test.each<[string, readonly string[], string | Uint8Array, string]>([
    ['no measure', [], '', 'Measures'],
    ['a measure that there is not', ['krippendorf'], '1,2', 'There are: krippendorff-alpha, fleiss-kappa, cohen-kappa'],
    ['a metric that there is not', ['krippendorff-alpha', '--metric', 'ordnial'], '1,2', 'none of nominal, ordinal, interval, ratio'],
    ['an option that there is not', ['krippendorff-alpha', '--metrik', 'ordinal'], '1,2', '--metrik'],
    ['an option of another measure', ['fleiss-kappa', '--metric', 'ordinal'], '1,2', 'fleiss-kappa knows no --metric'],
    ['rounds that are no number', ['krippendorff-alpha', '--bootstrap', 'many'], '1,2', 'whole number up to 100,000'],
    ['two files', ['krippendorff-alpha', 'other.csv'], '1,2', '«other.csv» is one word too many.'],
    ['decimal commas as some lands write them', ['krippendorff-alpha', '--metric', 'interval'], '1,5;2,5;3,5\n1;2;3', '«1,5» is no number'],
    ['words where numbers are needed', ['krippendorff-alpha', '--metric', 'interval'], '1,2,x\n1,2,3', '«x» is no number'],
    ['decimal commas', ['krippendorff-alpha', '--metric', 'interval'], '"1,5";2\n1;2', '«1,5» is no number'],
    ['a number larger than any', ['krippendorff-alpha', '--metric', 'interval'], '1,2,1e999\n1,2,3', '«1e999» is no number'],
    ['no counts', ['fleiss-kappa'], 'a,b,a\nb,b,a\na,b,b', '--observers rows'],
    ['an empty cell among counts', ['cohen-kappa'], '1,2\n,3', 'Write 0'],
    ['three observers for two', ['cohen-kappa', '--observers', 'rows'], '1,2\n1,3\n1,2', 'for two observers'],
    ['weights without an order', ['cohen-kappa', '--observers', 'rows', '--weights', 'linear'], 'A,yes,no,no\nB,yes,no,yes', 'in an order'],
    ['nothing in the file', ['krippendorff-alpha'], '\n\n', 'There is nothing in'],
    ['a quotation mark that is never closed', ['krippendorff-alpha'], '1,"2\n3,4', 'quotation mark'],
    ['a spreadsheet itself', ['krippendorff-alpha'], Uint8Array.of(0x50, 0x4b, 3, 4, 0xff, 0xfe), 'CSV UTF-8'],
  ])('%s: a sentence that helps', async (_name, typed, content, sentence) => {
    const [name, ...options] = typed
    expect(await refused(...(name === undefined ? [] : [name, await file(content), ...options]))).toContain(sentence)
  })

  test('a file that is not there: a sentence', async () => {
    expect(await refused('krippendorff-alpha', join(folder, 'nowhere.csv'))).toContain('Check the name and the folder')
    expect(await refused('krippendorff-alpha')).toContain('Say which file')
  })
})

// reference claims: 3 the measures of agreement from the command line to 1e-8
if (hasReference) {
  describe('the reference files as they are', () => {
    const near = (value: number) => expect.closeTo(value, 9)

    test.each(['nominal', 'ordinal', 'interval', 'ratio'])('krippendorff-alpha --metric %s', async (metric) => {
      const { alpha } = reference('krippendorff_2011_C', z.object({ alpha: z.record(z.string(), z.number()) }))
      expect(await asked('krippendorff-alpha', referenceFile('agreement-krippendorff-2011-c.csv'), '--metric', metric)).toMatchObject({ value: near(alpha[metric] ?? Number.NaN), observers: 4, units: 11 })
    })

    test('fleiss-kappa', async () => {
      const { fleiss_kappa } = reference('fleiss_wikipedia', z.object({ fleiss_kappa: z.number() }))
      expect(await asked('fleiss-kappa', referenceFile('agreement-fleiss-counts.csv'))).toMatchObject({ value: near(fleiss_kappa), units: 10, observers: 14 })
    })

    test.each([['none', 'unweighted'], ['linear', 'linear'], ['quadratic', 'quadratic']])('cohen-kappa --weights %s', async (weights, key) => {
      const { kappa, ci } = reference('sas_kappa_3x3', z.object({ [key]: z.object({ kappa: z.number(), ci: z.tuple([z.number(), z.number()]) }) }))[key] ?? { kappa: Number.NaN, ci: [0, 0] }
      expect(await asked('cohen-kappa', referenceFile('agreement-kappa-3x3.csv'), '--weights', weights)).toMatchObject({ value: near(kappa), interval: { low: near(ci[0]), high: near(ci[1]) } })
    })
  })
}
