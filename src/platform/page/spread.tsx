/** How many people chose what: numbers in a table, each with a bar beside it. Never an average. */
import type { FC } from 'hono/jsx'

type Props = Readonly<{
  caption: string
  head: readonly [choice: string, people: string]
  rows: readonly (readonly [choice: string, people: number])[]
}>

/** The bars are drawn by an element of its own: a style in the page is not allowed, and the numbers say it all. */
export const Spread: FC<Props> = ({ caption, head, rows }) => {
  const most = Math.max(1, ...rows.map(([, people]) => people))
  return (
    <table class="spread">
      <caption class="visually-hidden">{caption}</caption>
      <thead class="visually-hidden"><tr>{head.map((cell) => <th scope="col">{cell}</th>)}</tr></thead>
      <tbody>
        {rows.map(([choice, people]) => (
          <tr>
            <th scope="row">{choice}</th>
            <td>
              <span class="spread__people">{String(people)}</span>
              <svg class="spread__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width={String((people / most) * 100)} height="10" /></svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
