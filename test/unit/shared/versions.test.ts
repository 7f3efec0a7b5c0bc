import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { changelog, CHANGELOG } from '../../../scripts/changelog.ts'
import { News } from '../../../src/main/updates/news.ts'
import { RELEASES, releasesAfter } from '../../../src/shared/releases/releases.ts'
import { compareVersions, isPreview } from '../../../src/shared/versions.ts'
import { runs } from '../../support/runs.ts'

describe('versions', () => {
  test('stand in the order of semver.org', () => {
    const inOrder = [
      '0.9.9',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.10',
      '1.2.0',
      '10.0.0',
    ]
    const place = fc.nat(inOrder.length - 1)
    fc.assert(
      fc.property(place, place, (one, other) => {
        const verdict = compareVersions(inOrder[one] ?? '', inOrder[other] ?? '')
        expect(Math.sign(verdict)).toBe(Math.sign(one - other))
      }),
      { numRuns: runs(200) },
    )
    expect(compareVersions('1.0.0+of-a-build', '1.0.0')).toBe(0)
  })

  test('are still being tried while they say so', () => {
    expect(['1.0.0-beta.1', '1.0.0-rc.1+of-a-build'].every(isPreview)).toBe(true)
    expect(['1.0.0', '1.0.0+of-a-build'].some(isPreview)).toBe(false)
  })
})

describe('what is new', () => {
  const releases = ['0.3.0', '0.2.0', '0.1.0'].map((version) => ({ version, day: null, news: [] }))

  test('is of every version since, the newest first, and of none that comes later', () => {
    const since = (version: string, upTo: string): string[] =>
      releasesAfter(version, upTo, releases).map((release) => release.version)
    expect(since('0.1.0', '0.3.0')).toEqual(['0.3.0', '0.2.0'])
    expect(since('0.1.0', '0.2.5')).toEqual(['0.2.0'])
    expect(since('0.3.0', '0.3.0')).toEqual([])
  })

  test('has this version first, each version once, in order, and something to say of each in both languages', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(RELEASES[0]?.version).toBe(version)
    for (const [place, release] of RELEASES.entries()) {
      expect(release.news.length).toBeGreaterThan(0)
      const older = RELEASES[place + 1]
      if (older !== undefined) expect(compareVersions(release.version, older.version)).toBeGreaterThan(0)
    }
  })

  test('is what CHANGELOG.md says: npm run changelog writes it', async () => {
    expect(readFileSync(CHANGELOG, 'utf8')).toBe(await changelog())
  })

  test('is told once after an update, and not to who begins with this version', () => {
    let knownVersion: string | null = null
    const known = {
      get knownVersion() {
        return knownVersion
      },
      rememberKnownVersion: (version: string) => {
        knownVersion = version
      },
    }
    const first = new News(known, '0.0.9')
    expect(first.since).toBeNull()
    first.begin()
    expect(first.since).toBeNull()
    const updated = new News(known, '0.1.0')
    updated.begin()
    expect(updated.since).toBe('0.0.9')
    updated.see()
    expect(updated.since).toBeNull()
    expect(new News(known, '0.1.0').since).toBeNull()
  })
})
