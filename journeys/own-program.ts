/** A program that a journey has to itself, on a data folder of its own: where its clock is set ahead, or it is stopped on the way. */
import { afterAll, beforeAll, inject } from 'vitest'
import { type DataFolder, copyOfDataFolder } from './data-folder.ts'
import { type Program, startProgram } from './program.ts'

export type OwnProgram = Readonly<{
  origin: string
  /** The link that makes the first administrator. */
  firstLink: string
  /** Everything that it has printed since it was started last. */
  printed: () => string
  /** The path of its data folder. */
  data: string
  stop: () => Promise<void>
  /** The same at the same address, so that browsers are still signed in; its clock may be ahead from then on. */
  startAgain: (ahead?: Readonly<{ hoursLater: number }>) => Promise<void>
}>

/** Runs before the journeys of a file, and goes with its folder after them. */
export function useOwnProgram(): OwnProgram {
  let data: DataFolder
  let program: Program
  beforeAll(async () => {
    data = await copyOfDataFolder(inject('readyData'))
    program = await startProgram({ data: data.path })
  })
  afterAll(async () => {
    await program.stop()
    await data.remove()
  })
  const stop = async () => { await program.stop() }
  return {
    get origin() { return program.origin },
    get firstLink() { return program.firstLink },
    printed: () => program.printed(),
    get data() { return data.path },
    stop,
    startAgain: async (ahead) => {
      await stop()
      program = await startProgram({ data: data.path, at: program.origin, ...ahead })
    },
  }
}
