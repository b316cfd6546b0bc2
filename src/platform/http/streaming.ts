/** Bodies that are made while they are read: nothing is made ahead of whoever reads, and what they hold is let go when they leave. */

/** Whoever takes nothing for this long has left without saying so. */
const LONGEST_PAUSE_MS = 60_000
/** After this a pause may last a second: whoever takes a little each minute would hold a connection for hours, and who reads as fast as they can goes on. */
const LONGEST_MS = 15 * 60_000
const LATE_PAUSE_MS = 1_000

/** Text goes as UTF-8. */
type Parts = () => AsyncGenerator<string | Uint8Array<ArrayBuffer>>
type Controller = ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>

/** What a server says of an error may reach the other side, and what a database says may quote what people typed. */
class BrokenOff extends Error {}

type Ends = Readonly<{
  /** Called once: when all is sent, the reader has left, it failed, or nobody has read for a minute (after a quarter of an hour: for a second). */
  over: () => void
  /** Called where it failed. */
  failed: (error: unknown) => void
}>

/** A body of these parts. It begins when the first is asked for. */
export function streamOf(parts: Parts, { over, failed }: Ends): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const reading = beginReading(parts, over)
  const pull = async (controller: Controller) => {
    const part = await reading.next()
    if (part === undefined) {
      await reading.end()
      controller.close()
    } else if (part !== 'left') {
      controller.enqueue(typeof part.text === 'string' ? encoder.encode(part.text) : part.text)
      reading.wait(controller)
    }
  }
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: reading.wait,
    pull: async (controller) => pull(controller).catch(async (error: unknown) => {
      failed(error)
      await reading.end()
      controller.error(new BrokenOff('broken off'))
    }),
    cancel: reading.end,
  }, { highWaterMark: 0 })
}

function beginReading(parts: Parts, over: () => void) {
  let going: ReturnType<Parts> | undefined
  let ended = false
  let pause: NodeJS.Timeout | undefined
  const until = performance.now() + LONGEST_MS
  const end = async (): Promise<void> => {
    clearTimeout(pause)
    if (ended) return
    ended = true
    over()
    await going?.return(undefined).catch(() => undefined)
  }
  return {
    end,
    /** The next part; nothing after the last; `'left'` where the reader has gone meanwhile. */
    next: async () => {
      clearTimeout(pause)
      const next = await (going ??= parts()).next()
      return ended ? 'left' as const : next.done === true ? undefined : { text: next.value }
    },
    wait: (controller: Controller): void => {
      pause = setTimeout(() => {
        controller.error(new BrokenOff('nobody reads any more'))
        void end()
      }, Math.max(LATE_PAUSE_MS, Math.min(LONGEST_PAUSE_MS, until - performance.now())))
      pause.unref()
    },
  }
}
