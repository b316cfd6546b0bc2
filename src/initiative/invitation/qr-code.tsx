import type { FC } from 'hono/jsx'
import { encode } from 'uqr'

/** A code to scan, as SVG: black on white in every colour scheme, since phones read it no other way. */
export const QrCode: FC<{ text: string; label: string }> = ({ text, label }) => {
  // Four modules of white around it, as the standard asks; medium correction survives a crease in the paper.
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges" xmlns="http://www.w3.org/2000/svg">
      <rect width={String(size)} height={String(size)} fill="#fff" />
      <path d={data.map(rowPath).join('')} fill="#000" />
    </svg>
  )
}

/** One row's dark modules as rectangles, neighbours joined. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  let x = 0
  while (x < row.length) {
    let end = x
    while (row[end] === true) end += 1
    if (end > x) path += `M${x} ${y}h${end - x}v1h-${end - x}z`
    x = end + 1
  }
  return path
}
