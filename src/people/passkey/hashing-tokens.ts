/** Better Auth's way to the tables, with one change: a session's token is hashed before it is written or looked for. */
import type { DBAdapter } from 'better-auth/adapters'
import { hashOf } from '#platform/secrets.ts'

type Clause = Readonly<{ field: string; value: unknown }>

const isToken = (model: string, { field }: Clause) => model === 'session' && field === 'token'

/** The condition as the table can answer it. */
const hashed = <One extends Clause>(model: string, where: One[]): One[] =>
  where.map((one) => {
    if (!isToken(model, one)) return one
    if (typeof one.value === 'string') return { ...one, value: hashOf(one.value) }
    return { ...one, value: Array.isArray(one.value) ? one.value.map((token) => hashOf(String(token))) : one.value }
  })

/** Gives back the token that was asked with: the caller goes on to use it, and the row does not hold it. */
function withToken<Row>(row: Row, token: unknown): Row {
  if (typeof row === 'object' && row !== null && typeof token === 'string') Object.assign(row, { token })
  return row
}

/** Wraps what Better Auth reads and writes with. Addresses and names of browsers are left out: we do not keep them. */
export const hashingTokens = (inner: DBAdapter): DBAdapter => ({
  ...inner,
  create: async (given) => {
    if (given.model !== 'session') return inner.create(given)
    const { token, ...rest } = given.data
    const kept = { ...given.data, ...rest, token: hashOf(String(token)), ipAddress: undefined, userAgent: undefined }
    return withToken(await inner.create({ ...given, data: kept }), token)
  },
  findOne: async (given) => withToken(await inner.findOne({ ...given, where: hashed(given.model, given.where) }), given.where.find((one) => isToken(given.model, one))?.value),
  findMany: (given) => inner.findMany(given.where === undefined ? given : { ...given, where: hashed(given.model, given.where) }),
  count: (given) => inner.count(given.where === undefined ? given : { ...given, where: hashed(given.model, given.where) }),
  update: async (given) => withToken(await inner.update({ ...given, where: hashed(given.model, given.where) }), given.where.find((one) => isToken(given.model, one))?.value),
  updateMany: (given) => inner.updateMany({ ...given, where: hashed(given.model, given.where) }),
  delete: (given) => inner.delete({ ...given, where: hashed(given.model, given.where) }),
  deleteMany: (given) => inner.deleteMany({ ...given, where: hashed(given.model, given.where) }),
  consumeOne: (given) => inner.consumeOne({ ...given, where: hashed(given.model, given.where) }),
  transaction: (act) => inner.transaction((trx) => act(hashingTokens({ ...inner, ...trx }))),
})
