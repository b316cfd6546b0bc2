/** What may be found of initiatives. */
export { searchInInitiatives } from './search.part.ts'
export { renewAllSearch } from './search.queries.ts'
