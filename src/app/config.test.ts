import { describe, expect, test } from 'vitest'
import { ConfigProblem, readConfig } from './config.ts'

const STORE = { S3_ENDPOINT: 'https://s3.example.org', S3_BUCKET: 'pictures', S3_KEY: 'key', S3_SECRET: 'secret' }

describe('a store for pictures', () => {
  test('is none where nothing is set, and one where all of it is', () => {
    expect(readConfig({}).pictureStore).toBeUndefined()
    expect(readConfig({ ...STORE, S3_REGION: 'eu-west-2' }).pictureStore).toEqual({ endpoint: new URL(STORE.S3_ENDPOINT), bucket: 'pictures', region: 'eu-west-2', key: 'key', secret: 'secret' })
  })

  test('half of one stops the start with what is missing', () => {
    expect(() => readConfig({ ...STORE, S3_SECRET: '', S3_KEY: '' })).toThrow(new ConfigProblem('A store for pictures needs S3_KEY and S3_SECRET too, or none of the S3 settings.'))
  })

  test('at an address that is none says so', () => {
    expect(() => readConfig({ ...STORE, S3_ENDPOINT: 'file:///etc' })).toThrow(/S3_ENDPOINT can't be read/)
  })
})
