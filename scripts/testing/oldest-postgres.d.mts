export declare function startOldestPostgres(): { address: string; stop: () => void }
/** Whether it is here, or could be installed. */
export function hasOldestPostgres(): boolean
