/** Bodies that are made while they are read: nothing is made ahead of whoever reads, and what they hold is let go when they leave. */

/** Whoever takes nothing for this long has left without saying so. */
const LONGEST_PAUSE_MS = 60_000

/**
 * A body of these parts. It begins when the first is asked for. `over` is called once: when all is sent, the reader has left, it failed,
 * or nobody has read for a minute.
 */
export function streamOf(parts: () => AsyncGenerator<string>, over: () => void): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  let going: AsyncGenerator<string> | undefined
  let ended = false
  let pause: NodeJS.Timeout | undefined
  const end = async (): Promise<void> => {
    clearTimeout(pause)
    if (ended) return
    ended = true
    over()
    await going?.return(undefined).catch(() => undefined)
  }
  const wait = (controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>) => {
    pause = setTimeout(() => {
      controller.error(new Error('nobody reads any more'))
      void end()
    }, LONGEST_PAUSE_MS)
    pause.unref()
  }
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: wait,
    pull: async (controller) => {
      clearTimeout(pause)
      going ??= parts()
      try {
        const next = await going.next()
        if (ended) return
        if (next.done !== true) {
          controller.enqueue(encoder.encode(next.value))
          wait(controller)
          return
        }
        await end()
        controller.close()
      } catch (error) {
        await end()
        controller.error(error)
      }
    },
    cancel: end,
  }, { highWaterMark: 0 })
}
