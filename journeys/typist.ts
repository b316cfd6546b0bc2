/** Counts what one typist has to do: the pages they work on, and the fields they fill. */
import type { Name, Walker } from './walker.ts'

export type Typist = Walker & Readonly<{
  /** The pages by their addresses, without ids. */
  pages: ReadonlySet<string>
  /** What was filled in, in order; all the boxes ticked under one question are one. */
  fields: readonly string[]
  tickAll(question: Name, labels: readonly Name[]): Promise<void>
}>

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g

export function countingTypist(walker: Walker): Typist {
  const pages = new Set<string>()
  const fields: string[] = []
  const filled = (field: Name) => fields.push(String(field))
  return {
    ...walker, pages, fields,
    at: async (heading) => {
      await walker.at(heading)
      pages.add(new URL(walker.page.url()).pathname.replace(ID, ':id'))
    },
    type: async (label, words) => {
      filled(label)
      await walker.type(label, words)
    },
    typeDay: async (question, day) => {
      filled(question)
      await walker.typeDay(question, day)
    },
    choose: async (label) => {
      filled(label)
      await walker.choose(label)
    },
    pick: async (label, option) => {
      filled(label)
      await walker.pick(label, option)
    },
    tick: async (label) => {
      filled(label)
      await walker.tick(label)
    },
    tickAll: async (question, labels) => {
      filled(question)
      for (const label of labels) await walker.tick(label)
    },
  }
}
