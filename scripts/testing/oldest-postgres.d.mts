export declare function startOldestPostgres(): { address: string; stop: () => void }
