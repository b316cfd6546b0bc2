/** The next number by chance, from 0 up to but not including 1. A measure is given its draws, so that the same draws give the same result. */
export type Draw = () => number

const SEEDING_ROUNDS = 12

/**
 * Draws that follow from a seed: the same seed, the same draws, on every machine.
 *
 * Convention: sfc32 of Chris Doty-Humphrey (PractRand), with the seed in its words and twelve rounds thrown away, as its author does.
 * For simulation only: whoever sees some draws can work out the others, so nothing secret may rest on them.
 * @example const draw = drawFrom(2011); [draw(), draw()] // the same two numbers every time
 */
export function drawFrom(seed: number): Draw {
  let [a, b, c, counter] = [0, seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, 1]
  const draw = () => {
    const next = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + next) | 0
    return (next >>> 0) / 2 ** 32
  }
  for (let round = 0; round < SEEDING_ROUNDS; round++) draw()
  return draw
}
