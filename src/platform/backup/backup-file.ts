/** x */
export class BackupProblem extends Error {}
