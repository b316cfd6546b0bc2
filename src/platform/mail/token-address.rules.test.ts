import { describe, expect, test } from 'vitest'
import { derive } from '../secrets.ts'
import { isAddressRefused, saysNobodyThere } from './refusal.rules.ts'
import { addressToken, addressWith, readAddress } from './token-address.rules.ts'

describe('an address with a token', () => {
  const base = 'reply@together.example.org'
  const token = addressToken(derive('a secret of the tests', 'anything'))

  test('is read back, also where a mail server changed how it is written', () => {
    const address = addressWith(base, 'q', token)
    expect(readAddress(base, address)).toEqual({ use: 'q', token })
    expect(readAddress(base, ` ${address.toUpperCase()} `)).toEqual({ use: 'q', token })
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64)
  })

  test('is none of ours with another name, another place, a longer or shorter token, or another use', () => {
    for (const other of ['reply@together.example.org', `reply+q${token}@elsewhere.example`, `reply+q${token}0@together.example.org`, `reply+q${token.slice(1)}@together.example.org`, `reply+x${token}@together.example.org`, `other+q${token}@together.example.org`]) {
      expect(readAddress(base, other)).toBeUndefined()
    }
  })
})

describe('a mail server’s no', () => {
  test('says that nobody is there, or only that this letter is not wanted', () => {
    const no = (number: number, words: string, atRecipient = true) => isAddressRefused({ number, words, atRecipient })
    expect([no(550, '550 5.1.1 no such user'), no(550, '550 no'), no(553, '553 no'), no(550, '550 5.2.1 closed')]).toEqual([true, true, true, true])
    expect([no(450, '450 4.2.1 later'), no(552, '552 5.2.2 full'), no(550, '550 5.7.1 looks like spam'), no(554, '554 no'), no(550, '550 5.1.1 no', false)]).toEqual([false, false, false, false, false])
    expect([saysNobodyThere('5.1.1'), saysNobodyThere('5.1.10'), saysNobodyThere('5.2.2'), saysNobodyThere('4.1.1')]).toEqual([true, true, false, false])
  })
})
