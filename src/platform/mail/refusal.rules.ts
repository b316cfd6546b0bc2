/** Whether a mail server's «no» means that nobody is at an address, or only that this letter is not wanted now. Pure. */

/** No such mailbox (5.1.x), or a mailbox that is closed (5.2.1). Mail that is full, too large or taken for spam says nothing of the address. */
export const saysNobodyThere = (status: string): boolean => /^5\.(?:1\.\d{1,3}|2\.1)$/.test(status)

/** The enhanced status in what a server answered to the recipient's address; where it gives none, what its number says. */
export function isAddressRefused(answer: Readonly<{ number: number | undefined; words: string; atRecipient: boolean }>): boolean {
  if (!answer.atRecipient || answer.number === undefined || answer.number < 500) return false
  const status = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(answer.words)?.[0]
  return status === undefined ? [550, 551, 553].includes(answer.number) : saysNobodyThere(status)
}
