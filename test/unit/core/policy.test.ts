import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { build, buildBinary } from 'plist'
import { afterAll, describe, expect, test } from 'vitest'
import { templateFiles, withSettings } from '../../../scripts/policyTemplates.ts'
import { checkFolder, offeredFolder } from '../../../src/core/export/allowedFolders.ts'
import { readPolicy, type PolicyHands } from '../../../src/core/policy/readPolicy.ts'
import { levelsIn, readRegistry } from '../../../src/core/policy/registry.ts'
import { REGISTRY_KEY, sourcesOf } from '../../../src/core/policy/sources.ts'
import { posixTrust, trustOfDescriptor, windowsTrust } from '../../../src/core/policy/trust.ts'
import { windowsFolder, type RunProgram } from '../../../src/core/policy/windowsPrograms.ts'
import { proxyOfEnvironment, proxyOfPolicy } from '../../../src/core/wolkvox/proxy.ts'
import { isAllowedFolder } from '../../../src/shared/policy/folders.ts'
import { hostOf, isAllowedHost } from '../../../src/shared/policy/hosts.ts'
import { NO_POLICY } from '../../../src/shared/policy/policy.ts'
import { proxyOf } from '../../../src/shared/policy/proxies.ts'
import { reportOf } from '../../../src/shared/policy/readValues.ts'
import { POLICY_NAMES, POLICY_SETTINGS } from '../../../src/shared/policy/settings.ts'
import { policyProblemText, policyValueText } from '../../../src/shared/policyTexts.ts'
import { firstKept, keepsMore, keptFrom, keptSince, rulesAfter } from '../../../src/shared/retention.ts'
import { SECONDS_PER_DAY, wall } from '../../../src/shared/time.ts'
import { at } from '../../support/times.ts'

const folder = mkdtempSync(join(tmpdir(), 'atalaya-policy-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const OWN_UID = process.getuid?.() ?? 0
const noProgram: RunProgram = () => Promise.reject(new Error('no such program here'))
/** Whoever runs the tests is the administrator. */
const HANDS: PolicyHands = { trustOf: (file) => posixTrust(file, OWN_UID), runs: noProgram }

let written = 0
/** A file of a policy, in a folder of its own. */
function fileOf(content: string | Uint8Array, name = 'policy.json'): string {
  const own = join(folder, String((written += 1)))
  mkdirSync(own, { mode: 0o755 })
  const file = join(own, name)
  writeFileSync(file, content, { mode: 0o644 })
  return file
}

const json = (place: string) => ({ kind: 'json', place }) as const
const plist = (place: string) => ({ kind: 'plist', place }) as const
const read = (levels: Readonly<Record<string, unknown>>, place = 'a') =>
  ({ kind: 'json', place, content: { kind: 'read', levels } }) as const

/** What `reg query HKLM\Software\Policies\Atalaya /s` prints on a Windows in Spanish. */
const REG_OUTPUT = [
  '',
  String.raw`HKEY_LOCAL_MACHINE\Software\Policies\Atalaya\Mandatory`,
  '    (Predeterminado)    REG_SZ    (valor no establecido)',
  String.raw`    AllowedServers    REG_MULTI_SZ    wv0010.wolkvox.com\0wv0020.wolkvox.com`,
  '    KeepAtMostDays    REG_DWORD    0x16d',
  '    UserTokens    REG_DWORD    0x0',
  String.raw`    ExportFolders    REG_MULTI_SZ    C:\Informes de ventas\0\\server\reports\0`,
  '    Proxy    REG_SZ    http://proxy.example.com:3128',
  '',
  String.raw`HKEY_LOCAL_MACHINE\Software\Policies\Atalaya\Recommended`,
  '    MaskAtLeast    REG_SZ    Partial',
  '',
].join('\r\n')
const PARENT_OUTPUT = ['', REGISTRY_KEY.replace('Atalaya', 'Adobe'), REGISTRY_KEY, ''].join('\r\n')

/** A Windows whose programs print what they are to print; what is null cannot be run. */
function windows(prints: {
  readonly parent?: string | null
  readonly key?: string | null
  readonly shell?: string | null
}) {
  const asked: string[] = []
  const runs: RunProgram = (name, words) => {
    asked.push([name, ...words.slice(0, 2)].join(' '))
    const what = name === 'powershell' ? prints.shell : words.includes('/s') ? prints.key : prints.parent
    return typeof what === 'string'
      ? Promise.resolve(Buffer.from(what, 'latin1'))
      : Promise.reject(new Error('refused'))
  }
  return { asked, hands: { ...HANDS, runs } }
}

const REGISTRY = [{ kind: 'registry', place: REGISTRY_KEY }] as const

describe('the registry', () => {
  test('is read as `reg query` prints it, whatever the language of Windows', async () => {
    const { settings, problems, policy } = await readPolicy(
      REGISTRY,
      windows({ parent: PARENT_OUTPUT, key: REG_OUTPUT }).hands,
    )
    expect(problems).toEqual([])
    expect(settings.map(({ name, level, value }) => [name, level, value])).toEqual([
      ['AllowedServers', 'Mandatory', ['wv0010.wolkvox.com', 'wv0020.wolkvox.com']],
      ['UserTokens', 'Mandatory', false],
      ['Proxy', 'Mandatory', 'http://proxy.example.com:3128'],
      ['KeepAtMostDays', 'Mandatory', 365],
      ['ExportFolders', 'Mandatory', [String.raw`C:\Informes de ventas`, String.raw`\\server\reports`]],
      ['MaskAtLeast', 'Recommended', 'partial'],
    ])
    expect(policy).toMatchObject({ mayAddTokens: false, keepAtMostDays: 365, maskAtLeast: null, usualMask: 'partial' })
  })

  test('is not there where its key is not, for which one look is enough', async () => {
    const { asked, hands } = windows({ parent: PARENT_OUTPUT.replace(REGISTRY_KEY, ''), key: null })
    expect(await readPolicy(REGISTRY, hands)).toMatchObject({ settings: [], problems: [], policy: NO_POLICY })
    expect(asked).toHaveLength(1)
  })

  test('is read by PowerShell where `reg` may not run, or writes letters of a code page', async () => {
    const levels = { Mandatory: { ExportFolders: [String.raw`C:\Campaña`] }, Recommended: null }
    const shell = JSON.stringify(levels).replace(/[^]/g, (unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'))
    for (const prints of [
      { parent: null, shell },
      { parent: PARENT_OUTPUT, key: REG_OUTPUT.replace('Informes', 'Campa\u00a4a'), shell },
    ]) {
      expect(await readRegistry(windows(prints).hands.runs)).toEqual({ Mandatory: levels.Mandatory })
    }
  })

  test('locks everything where nobody can read it', async () => {
    const { policy, problems } = await readPolicy(REGISTRY, windows({ parent: null, shell: null }).hands)
    expect(problems).toMatchObject([{ problem: 'source-unreadable', place: REGISTRY_KEY }])
    expect(policy).toEqual({
      servers: [],
      mayAddTokens: false,
      mayFetchWithoutTeam: false,
      proxy: { kind: 'blocked' },
      isProxyLocked: true,
      updates: { isOn: false, isLocked: true, feed: null },
      maskAtLeast: 'hidden',
      usualMask: null,
      // What was erased by a slip would not come back.
      keepAtMostDays: null,
      exportFolders: [],
      usualExportFolder: null,
    })
  })

  test('has nothing of keys beside ours', () => {
    const other = String.raw`HKEY_LOCAL_MACHINE\Software\Policies\Other\Mandatory`
    expect(levelsIn(`${other}\r\n    Proxy    REG_SZ    none\r\n`)).toEqual({})
  })
})

describe('files', () => {
  const levels = { Mandatory: { KeepAtMostDays: 30, UserTokens: true, AllowedServers: ['0010'] } }

  test('are JSON, and property lists as text or binary', async () => {
    const noted = { ...levels, _manualProfile: true, PayloadUUID: 'x' }
    for (const source of [
      json(fileOf(`\uFEFF${JSON.stringify(levels)}`)),
      plist(fileOf(build(noted), 'co.atalaya.desk.plist')),
      plist(fileOf(buildBinary(noted), 'co.atalaya.desk.plist')),
    ]) {
      const { policy, problems } = await readPolicy([source], HANDS)
      expect(problems).toEqual([])
      expect(policy).toEqual({ ...NO_POLICY, keepAtMostDays: 30, servers: ['wv0010.wolkvox.com'] })
    }
  })

  test('that are not there set nothing; that are there and cannot be read lock all', async () => {
    expect((await readPolicy([json(join(folder, 'none', 'policy.json'))], HANDS)).policy).toEqual(NO_POLICY)
    for (const content of ['', '[]', '{"Mandatory": {', 'null']) {
      const { policy, problems } = await readPolicy([json(fileOf(content))], HANDS)
      expect(problems).toMatchObject([{ problem: 'source-unreadable' }])
      expect(policy).toMatchObject({ servers: [], maskAtLeast: 'hidden', exportFolders: [] })
    }
  })

  test('count only where administrators alone can write them, wherever links lead', async () => {
    const file = fileOf(JSON.stringify(levels))
    const problemOf = async (place: string, uid = OWN_UID) =>
      (await readPolicy([json(place)], { ...HANDS, trustOf: (path) => posixTrust(path, uid) })).problems[0]?.problem
    expect(await problemOf(file)).toBeUndefined()
    // Somebody else's: nothing of it holds.
    const foreign = await readPolicy([json(file)], { ...HANDS, trustOf: (path) => posixTrust(path, OWN_UID + 1) })
    expect(foreign).toMatchObject({ policy: NO_POLICY, problems: [{ problem: 'source-foreign' }] })
    const open = fileOf(JSON.stringify(levels))
    chmodSync(open, 0o666)
    symlinkSync(open, join(folder, 'link.json'))
    expect([await problemOf(open), await problemOf(join(folder, 'link.json'))]).toEqual(['source-open', 'source-open'])
    const openFolder = fileOf(JSON.stringify(levels))
    chmodSync(join(openFolder, '..'), 0o777)
    expect(await problemOf(openFolder)).toBe('source-open')
  })

  test.each([
    ['O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)', 'trusted'],
    ['O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1301bf;;;AU)', 'open'],
    ['O:BAG:SYD:PAI(A;;FA;;;BA)(A;;CCDCLCSWRPWPDTLOCRSDRC;;;BU)', 'open'],
    ['O:BAG:SYD:PAI(A;;FA;;;BA)(A;OICIIO;GA;;;CO)(D;;FA;;;BG)', 'trusted'],
    ['O:S-1-5-21-1-2-3-1001G:SYD:AI(A;ID;FA;;;BA)', 'foreign'],
    ['O:BAG:SY', 'open'],
    ['', 'foreign'],
  ] as const)('of Windows: %s is %s', (descriptor, trust) => {
    expect(trustOfDescriptor(descriptor, 0x2 | 0x10000 | 0x40000 | 0x80000)).toBe(trust)
  })

  test('of Windows lie in a folder to which users may add, and in which they may replace nothing', async () => {
    const file = 'O:BAG:SYD:AI(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)'
    const usual = 'O:BAG:SYD:AI(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)'
    const trust = (folderOf: string) =>
      windowsTrust(String.raw`C:\ProgramData\O'Neil\policy.json`, (_name, words) => {
        expect(words.at(-1)).toContain("O''Neil")
        return Promise.resolve(Buffer.from(`${file}\r\n${folderOf}\r\n`))
      })
    expect(await trust(usual)).toBe('trusted')
    expect(await trust(usual.replace('DCLCRPCR', 'FA'))).toBe('open')
    expect(await trust(usual.replace('O:BA', 'O:S-1-5-21-9-9-9-1001'))).toBe('foreign')
  })
})

describe('what holds', () => {
  test('is what the first place locks, then the first default', () => {
    const { policy, settings } = reportOf([
      read({ Recommended: { Proxy: 'none', MaskAtLeast: 'hidden', Updates: 'on' } }, 'first'),
      read({ Mandatory: { MaskAtLeast: 'partial' }, Recommended: { Proxy: 'system' } }, 'second'),
      read({ Mandatory: { MaskAtLeast: 'pseudonym', UpdateFeed: 'https://u.example.com/a' } }, 'third'),
    ])
    expect(settings.map(({ name, level, place }) => [name, level, place])).toEqual([
      ['UpdateFeed', 'Mandatory', 'third'],
      ['MaskAtLeast', 'Mandatory', 'second'],
      ['Proxy', 'Recommended', 'first'],
      ['Updates', 'Recommended', 'first'],
    ])
    expect(policy).toMatchObject({ maskAtLeast: 'partial', usualMask: 'hidden', proxy: { kind: 'none' } })
    expect(policy.updates).toEqual({ isOn: true, isLocked: false, feed: 'https://u.example.com/a' })
  })

  const WRONG: readonly (readonly [string, unknown])[] = [
    ['AllowedServers', 'wv0010.wolkvox.com'],
    ['AllowedServers', ['https://a.com/x', 7]],
    ['UserTokens', 'no'],
    ['Proxy', 'http://user:secret@proxy.example.com:3128'],
    ['Proxy', 'sistema'],
    ['Updates', true],
    ['UpdateFeed', 'http://updates.example.com'],
    ['MaskAtLeast', 'whole'],
    ['KeepAtMostDays', 0],
    ['KeepAtMostDays', '1 year'],
    ['ExportFolders', ['%USERPROFILE%\\Documents']],
    ['ExportFolders', ['~/../other']],
  ]

  test.each(WRONG)('is the strictest where the value of %s is %j, and never told', (name, value) => {
    const { settings, problems } = reportOf([read({ mandatory: { [name.toLowerCase()]: value } })])
    expect(problems).toMatchObject([{ problem: 'value-wrong', level: 'Mandatory', setting: name }])
    expect(settings).toMatchObject([{ name, level: 'Mandatory', value: null }])
    // Nothing of a default that is wrong holds.
    expect(reportOf([read({ Recommended: { [name]: value } })])).toMatchObject({ policy: NO_POLICY, settings: [] })
    expect(JSON.stringify(problems)).not.toContain('secret')
  })

  test('is whatever is right beside what is wrong, and all of it is told in words', () => {
    const report = reportOf([
      read({
        Mandatory: { AllowedServers: ['0010', 'a b'], Colour: 'red', Updates: 'off', Proxy: '?' },
        Recommended: { KeepAtMostDays: 9, Updates: 'maybe' },
        Other: {},
        Recommendd: 3,
      }),
      { ...json('b'), content: { kind: 'failed', problem: 'source-foreign' } },
      { ...json('c'), content: { kind: 'absent' } },
    ])
    expect(report.problems.map(({ problem, setting }) => [problem, setting])).toEqual([
      ['entries-wrong', 'AllowedServers'],
      ['setting-unknown', 'Colour'],
      ['value-wrong', 'Proxy'],
      ['not-recommended', 'KeepAtMostDays'],
      ['value-wrong', 'Updates'],
      ['level-unknown', 'Other'],
      ['level-unknown', 'Recommendd'],
      ['source-foreign', ''],
    ])
    for (const problem of report.problems) {
      for (const text of Object.values(policyProblemText(problem))) expect(text).not.toMatch(/\{\{|\}\}/)
    }
    for (const setting of report.settings) {
      for (const text of Object.values(policyValueText(setting))) expect(text).not.toMatch(/\{\{|\}\}|^$/)
    }
  })

  test('is read of every setting as its example has it', () => {
    for (const name of POLICY_NAMES) {
      const { example, canBeRecommended } = POLICY_SETTINGS[name]
      expect(reportOf([read({ Mandatory: { [name]: example } })])).toMatchObject({ problems: [], settings: [{ name }] })
      const { problems } = reportOf([read({ Recommended: { [name]: example } })])
      expect(problems.length).toBe(canBeRecommended ? 0 : 1)
    }
  })
})

test('places are the same for everybody, whatever the environment says', () => {
  expect(sourcesOf('win32', '', 'C:').map(({ place }) => place)).toEqual([
    REGISTRY_KEY,
    String.raw`C:\ProgramData\Atalaya\policy.json`,
  ])
  expect(sourcesOf('darwin', 'ana', '').map(({ place }) => place)).toEqual([
    '/Library/Managed Preferences/ana/co.atalaya.desk.plist',
    '/Library/Managed Preferences/co.atalaya.desk.plist',
    '/Library/Application Support/Atalaya/policy.json',
  ])
  expect(sourcesOf('linux', 'ana', '').map(({ place }) => place)).toEqual(['/etc/atalaya/policy.json'])
  expect(windowsFolder({ SystemRoot: String.raw`D:\Windows` })).toBe(String.raw`D:\Windows`)
  expect(windowsFolder({ SystemRoot: String.raw`C:\Users\ana\fake` })).toBe(String.raw`C:\Windows`)
})

test('a server is allowed by its name, its code, or the domain above it', () => {
  const allowed = ['0010', 'WV0020.wolkvox.com', '*.example.com'].map((each) => hostOf(each) ?? '')
  expect(allowed).toEqual(['wv0010.wolkvox.com', 'wv0020.wolkvox.com', '*.example.com'])
  for (const host of ['wv0010.wolkvox.com', 'WV0020.wolkvox.com.', 'a.b.example.com'])
    expect(isAllowedHost(host, allowed)).toBe(true)
  for (const host of ['example.com', 'badexample.com', 'wv0010.wolkvox.com.evil.com', 'wv0030.wolkvox.com'])
    expect(isAllowedHost(host, allowed)).toBe(false)
})

test('a proxy that is locked goes before that of the environment, a default behind it', () => {
  const url = new URL('https://wv0010.wolkvox.com/x')
  const named = proxyOfEnvironment({ HTTPS_PROXY: 'http://named.example.com:1' })
  const fixed = proxyOf('proxy.example.com:3128') ?? null
  expect(fixed).toEqual({ kind: 'fixed', address: 'http://proxy.example.com:3128' })
  const way = (proxy: typeof fixed, isProxyLocked: boolean, environment: typeof named) =>
    proxyOfPolicy({ proxy, isProxyLocked }, environment)?.(url)?.host
  expect(way(fixed, true, named)).toBe('proxy.example.com:3128')
  expect(way(fixed, false, named)).toBe('named.example.com:1')
  expect(way(fixed, false, undefined)).toBe('proxy.example.com:3128')
  expect(way({ kind: 'none' }, true, named)).toBeUndefined()
  expect(way({ kind: 'system' }, true, named)).toBe('named.example.com:1')
  expect(() => way({ kind: 'blocked' }, true, named)).toThrow(/managed/)
  expect(proxyOfPolicy({ proxy: fixed, isProxyLocked: true }, named)?.(new URL('http://127.0.0.1:8/'))).toBeUndefined()
})

test('files go to allowed folders and what is within them, wherever links lead', () => {
  const allowed = join(folder, 'allowed')
  const home = (): string => join(folder, 'home')
  for (const each of [allowed, join(allowed, 'deep'), join(folder, 'allowed too'), join(home(), 'Documents')])
    mkdirSync(each, { recursive: true })
  symlinkSync(join(folder, 'allowed too'), join(allowed, 'out'))
  const policy = { ...NO_POLICY, exportFolders: [allowed, '~/Documents'] }
  for (const file of ['a.csv', 'deep/a.csv', '..a.csv', 'new/b.csv', 'deep/../a.csv'])
    expect(() => checkFolder(policy, join(allowed, file), home)).not.toThrow()
  expect(() => checkFolder(policy, join(home(), 'Documents', 'a.csv'), home)).not.toThrow()
  const refused = [join(folder, 'a.csv'), join(folder, 'allowed too', 'a.csv'), join(allowed, 'out', 'a.csv'), null]
  for (const file of refused) expect(() => checkFolder(policy, file, home)).toThrow(/managed/)
  expect(() => checkFolder(NO_POLICY, null, home)).not.toThrow()
  expect(offeredFolder(policy, home)).toBe(allowed)
  expect(offeredFolder({ ...NO_POLICY, usualExportFolder: '~/Documents' }, home)).toBe(join(home(), 'Documents'))
  expect(['/srv/x', 'C:\\x', '\\\\s\\x', '~', '~/x'].filter((each) => !isAllowedFolder(each))).toEqual([])
  expect(['x', './x', '$HOME/x', '%TEMP%', '/a/../b', '~ana/x', ''].filter((each) => isAllowedFolder(each))).toEqual([])
})

test('of what users keep and what may be kept, the less stays', () => {
  const someRule = fc.record({
    connectionId: fc.constantFrom(null, 1, 2),
    reportKey: fc.constantFrom(null, 'a/b', 'c/d'),
    months: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
  })
  fc.assert(
    fc.property(
      fc.array(someRule, { maxLength: 4 }),
      someRule,
      fc.integer({ min: 1, max: 900 }),
      (rules, rule, mostDays) => {
        const now = at('2026-11-22 12:34:56')
        const managed = [...rules, { connectionId: null, reportKey: null, months: null, mostDays }]
        const scope = { connectionId: 1, reportKey: 'a/b' }
        const least = wall(at('2026-11-22 00:00:00') - mostDays * SECONDS_PER_DAY)
        const change = { rule, isRemoved: false }
        for (const [own, held] of [
          [rules, managed],
          [rulesAfter(rules, change), rulesAfter(managed, change)],
        ] as const) {
          const usual = keptSince(own, scope, now)
          expect(keptSince(held, scope, now)).toBe(usual === null ? least : Math.max(usual, least))
        }
      },
    ),
  )
  expect(firstKept({ months: 1, mostDays: null }, at('2026-11-22 12:00:00'))).toBe(
    keptFrom(at('2026-11-22 12:00:00'), 1),
  )
  expect([12, 13, 3, 4, null].map((months) => keepsMore(months, months === 3 || months === 4 ? 90 : 365))).toEqual([
    false,
    true,
    false,
    true,
    true,
  ])
})

describe('what administrators are given', () => {
  test('is what the list of settings makes', () => {
    for (const [file, text] of templateFiles()) expect(readFileSync(file, 'utf8'), file).toBe(text)
    const document = readFileSync('docs/deploying.md', 'utf8')
    expect(document).toContain('`KeepAtMostDays`')
    expect(withSettings(document)).toBe(document)
  })

  test('has every word that the template asks for, in each language', () => {
    const [first, ...languages] = [...templateFiles()]
    const template = first?.[1] ?? ''
    const asked = (kind: string) =>
      [...template.matchAll(new RegExp(`\\$\\(${kind}\\.(\\w+)\\)`, 'g'))].map(([, id]) => id)
    for (const [file, words] of languages) {
      for (const id of asked('string')) expect(words, file).toContain(`<string id="${id}">`)
      for (const id of asked('presentation')) expect(words, file).toContain(`<presentation id="${id}">`)
    }
    expect(template).toContain(String.raw`key="Software\Policies\Atalaya\Recommended"`)
  })
})
