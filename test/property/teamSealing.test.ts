import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decompressor } from '../../src/core/team/compression.ts'
import { Packer, PART_BYTES, unpack, type Packed } from '../../src/core/team/packing.ts'
import { newTeamKey, TeamKey } from '../../src/core/team/teamKey.ts'
import { readInvitation, readTeamAddress, writeInvitation, writeTeamAddress } from '../../src/shared/team.ts'

const TEAM = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'
const key = new TeamKey(newTeamKey(), TEAM)

const identities = fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 6 })
const bytes = fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each))
const batches = fc.array(fc.record({ records: bytes, isPlain: fc.boolean() }), { maxLength: 12 })

async function* giving(parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* parts
}

/** Every way of compressing that there was, the newest also as a Node reads it that has none of its own. */
const WAYS = [
  { way: 'deflate', format: 1, isNative: true },
  { way: 'Zstandard', format: 2, isNative: true },
  { way: 'Zstandard, where Node has none', format: 2, isNative: false },
] as const
type Way = (typeof WAYS)[number]

async function unpacked(
  parts: readonly Buffer[],
  { format, isNative }: Way,
): Promise<{ records: string; isPlain: boolean }[]> {
  const found: { records: string; isPlain: boolean }[] = []
  for await (const { records, isPlain } of unpack(giving(parts), format, (of) => decompressor(of, isNative))) {
    found.push({ records: records.toString('hex'), isPlain })
  }
  return found
}

async function packed(
  given: readonly { records: Buffer; isPlain: boolean }[],
  { format }: Way,
): Promise<Packed['parts']> {
  const packer = new Packer(format)
  for (const { records, isPlain } of given) {
    packer.add(records, isPlain)
    await packer.settle()
  }
  const whole = await packer.end()
  expect(whole.format).toBe(format)
  return whole.parts
}

describe('what a team seals', () => {
  test('opens as what it was, and as nothing else', () => {
    fc.assert(
      fc.property(bytes, identities, identities, (given, identity, other) => {
        const sealed = key.seal(given, identity)
        expect(key.open(sealed, identity).equals(given)).toBe(true)
        if (JSON.stringify(identity) !== JSON.stringify(other))
          expect(() => key.open(sealed, other)).toThrow('tampered')
        const ofOthers = new TeamKey(newTeamKey(), TEAM)
        expect(() => ofOthers.open(sealed, identity)).toThrow('tampered')
      }),
    )
  })

  test('does not open where any bit is another, or the end is missing', () => {
    fc.assert(
      fc.property(bytes, identities, fc.nat(), fc.integer({ min: 0, max: 7 }), (given, identity, place, bit) => {
        const sealed = key.seal(given, identity)
        const changed = Buffer.from(sealed)
        const at = place % sealed.length
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        expect(() => key.open(changed, identity)).toThrow('tampered')
        expect(() => key.open(sealed.subarray(0, at), identity)).toThrow('tampered')
      }),
    )
  })

  test.each(WAYS)('is packed into parts that fit, and comes back batch by batch: $way', async (way) => {
    await fc.assert(
      fc.asyncProperty(batches, async (given) => {
        const wanted = given.map(({ records, isPlain }) => ({ records: records.toString('hex'), isPlain }))
        expect(await unpacked(await packed(given, way), way)).toEqual(wanted)
      }),
    )
    // What does not compress needs several parts.
    const large = randomBytes(2_500_000)
    const parts = await packed([{ records: large, isPlain: true }], way)
    expect(parts.length).toBeGreaterThan(1)
    for (const { length } of parts) expect(length).toBeLessThanOrEqual(PART_BYTES)
    expect(await unpacked(parts, way)).toEqual([{ records: large.toString('hex'), isPlain: true }])
  })

  test.each(WAYS)('is packed while others are waited for, and let go of by who reads no further: $way', async (way) => {
    const packer = new Packer(way.format)
    const batch = randomBytes(200_000)
    for (let place = 0; place < 15; place++) {
      packer.add(batch, true)
      // Long enough for all of it to be compressed: nothing is to be waited for then.
      if (place % 5 === 0) await sleep(60)
      await packer.settle()
    }
    const reading = unpack(giving((await packer.end()).parts), way.format, (of) => decompressor(of, way.isNative))
    expect((await reading.next()).value).toMatchObject({ records: batch })
    expect(await reading.return(undefined)).toMatchObject({ done: true })
    const damagedAtFirst = [
      { records: Buffer.alloc(0), isPlain: true },
      ...Array.from({ length: 15 }, () => ({ records: randomBytes(200_000), isPlain: true })),
    ]
    const [first = Buffer.alloc(0), ...others] = await packed(damagedAtFirst, way)
    // What the seal finds already. Records that do not compress lie there as they are, and only sums tell.
    if (way.isNative)
      await expect(unpacked([first.subarray(0, 300_000), first, ...others], way)).rejects.toThrow('tampered')
  })

  test.each(WAYS)('is refused where parts are missing, cut or of something else: $way', async (way) => {
    const parts = await packed([{ records: Buffer.from('{"a":1}'.repeat(1000)), isPlain: true }], way)
    const [only = Buffer.alloc(0)] = parts
    for (const wrong of [[only.subarray(0, -1)], [Buffer.from('nothing of the kind')], []]) {
      await expect(unpacked(wrong, way)).rejects.toThrow('tampered')
    }
    await expect(unpack(giving(parts), 3 - way.format).next()).rejects.toThrow('tampered')
    await expect(unpack(giving(parts), 99).next()).rejects.toThrow('tampered')
  })

  test('has marks that are the same for every desk and differ by kind, thing, key and team', () => {
    const text = newTeamKey()
    const [one, other] = [new TeamKey(text, TEAM), new TeamKey(text, TEAM)]
    expect(one.mark('operation', ['0010', 'https://a'])).toBe(other.mark('operation', ['0010', 'https://a']))
    const marks = [
      one.mark('operation', ['0010', 'https://a']),
      one.mark('operation', ['0011', 'https://a']),
      one.mark('token', ['0010', 'https://a']),
      key.mark('operation', ['0010', 'https://a']),
      new TeamKey(text, TEAM.replace('6', '7')).mark('operation', ['0010', 'https://a']),
    ]
    expect(new Set(marks).size).toBe(marks.length)
  })
})

describe('an invitation', () => {
  const names = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  const addresses = fc.record({
    host: fc.oneof(fc.domain(), fc.ipV4(), fc.constant('::1')),
    port: fc.integer({ min: 1, max: 65_535 }),
    database: names,
    user: names,
  })

  test('comes back as it was written, whatever user and database are called', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const url = writeTeamAddress(address)
        expect(readTeamAddress(url)).toEqual(address)
        const invitation = { team: TEAM, url, key: newTeamKey(), certificates: undefined }
        expect(readInvitation(writeInvitation(invitation))).toEqual(invitation)
      }),
    )
  })

  test.each([
    '',
    'null',
    '{}',
    '{"atalaya-team":2}',
    JSON.stringify({ 'atalaya-team': 1, team: TEAM, url: 'http://a@b/c', key: newTeamKey() }),
    JSON.stringify({ 'atalaya-team': 1, team: TEAM, url: 'postgres://a:b@c/d', key: newTeamKey() }),
    JSON.stringify({ 'atalaya-team': 1, team: TEAM, url: 'postgres://a@c/d', key: 'short' }),
  ])('is none: %s', (text) => {
    expect(readInvitation(text)).toBe(undefined)
  })
})
