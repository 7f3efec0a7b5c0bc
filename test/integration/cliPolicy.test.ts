import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { startSampleOperation } from '../../src/core/sample/operation.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { Cli, closeDesks, PROGRAM, TOKEN, ZONE } from '../support/cli.ts'
import { hasOwnEtc, IN_OWN_ETC } from '../support/ownEtc.ts'

afterAll(closeDesks)

const MANAGED = fileURLToPath(new URL('../support/managedCli.ts', import.meta.url))
const KEY =
  catalogue.reports.find(
    ({ kind, maxDays, fields }) =>
      kind === 'detail' && maxDays === 31 && fields.some(({ type }) => type === 'telephone'),
  )?.key ?? ''
const DAY = ['--from', '2025-03-01', '--to', '2025-03-01'] as const

/** A user of a computer whose administrator may set something. */
function managedUser() {
  const cli = new Cli({}, (of) => [MANAGED, of.path('policy.json')])
  const set = (policy: unknown): void => {
    writeFileSync(cli.path('policy.json'), typeof policy === 'string' ? policy : JSON.stringify(policy), {
      mode: 0o644,
    })
  }
  /** The refusal of a command: what the administrator set, and the sentence that says so. */
  const refused = async (words: readonly string[]): Promise<unknown> => {
    const { error } = (await cli.json(words, 2)) as { error: { code: string; message: string; setting?: string } }
    expect(error).toMatchObject({ code: 'managed', message: expect.stringMatching(/^The administrator of this/) })
    return error.message
  }
  return { cli, set, refused }
}

test('what is locked holds in every command, whatever its user set before', async () => {
  const operation = await startSampleOperation({ token: TOKEN, timeZone: ZONE, rowsPerDay: 3 })
  const { cli, set, refused } = managedUser()
  const { baseUrl } = operation
  await cli.json(['connection', 'add', '--name', 'ops', '--server', '0010', '--base-url', baseUrl])
  await cli.json(['pull', KEY, ...DAY])
  expect(await cli.json(['policy'])).toMatchObject({ settings: [], problems: [] })
  const [allowed, elsewhere] = [cli.path('allowed'), cli.path('elsewhere')]
  for (const folder of [allowed, elsewhere]) mkdirSync(folder)
  const whole = (await cli.run(['export', KEY, ...DAY, '--out', '-'])).stdout

  const mandatory = {
    AllowedServers: ['127.0.0.1', '*.example.com', 'not a host'],
    MaskAtLeast: 'partial',
    KeepAtMostDays: 100_000,
    ExportFolders: [allowed],
  }
  set({
    Mandatory: { ...mandatory, KeepAtMostDays: 36_500 },
    Recommended: { Proxy: 'none', KeepAtMostDays: 9, Colour: 1 },
  })
  const place = cli.path('policy.json')
  expect(await cli.json(['policy'])).toMatchObject({
    settings: [
      { name: 'AllowedServers', level: 'Mandatory', value: ['127.0.0.1', '*.example.com'], source: place },
      { name: 'MaskAtLeast', value: 'partial' },
      { name: 'KeepAtMostDays', value: 36_500 },
      { name: 'ExportFolders', value: [allowed] },
      { name: 'Proxy', level: 'Recommended', value: 'none' },
    ],
    problems: [
      { problem: 'entries-wrong', setting: 'AllowedServers' },
      { problem: 'not-recommended', setting: 'KeepAtMostDays' },
      { problem: 'setting-unknown', setting: 'Colour' },
    ],
  })

  // Masks: the operation's own may be stricter, never laxer.
  expect(await refused(['connection', 'mask', '--name', 'ops', '--mask', 'none'])).toMatch(/hidden at least/)
  const file = join(allowed, 'rows.csv')
  await cli.json(['export', KEY, ...DAY, '--out', file])
  const masked = readFileSync(file, 'utf8')
  expect(masked).toContain('•••••')
  const telephones = [...whole.matchAll(/\b(?:57)?3\d{9}\b/g)].map(([telephone]) => telephone)
  expect(telephones.length).toBeGreaterThan(0)
  expect(telephones.filter((telephone) => masked.includes(telephone))).toEqual([])
  await cli.json(['connection', 'mask', '--name', 'ops', '--mask', 'hidden'])

  // Files: nowhere else, wherever links lead, and not where nobody can tell.
  symlinkSync(elsewhere, join(allowed, 'link'))
  for (const out of [join(elsewhere, 'a.csv'), join(allowed, 'link', 'a.csv'), join(allowed, '..', 'a.csv')]) {
    expect(await refused(['export', KEY, ...DAY, '--out', out])).toContain(allowed)
  }
  expect((await cli.run(['export', KEY, ...DAY, '--out', '-'])).status).toBe(2)
  await refused(['schedule', 'add', KEY, '--daily', '07:00', '--folder', elsewhere])

  // Days that are kept: less, never more. The day that was fetched is older than that.
  set({ Mandatory: { ...mandatory, KeepAtMostDays: 90 } })
  expect(await refused(['retention', 'set', '--months', 'all'])).toMatch(/90 days/)
  await refused(['retention', 'set', '--months', '4'])
  await cli.json(['retention', 'set', '--months', '3', '--report', KEY])
  expect(await cli.json(['retention'])).toMatchObject({ mostDays: 90, going: [{ report: KEY, rows: 3 }] })

  // Servers: none is added, and none is asked that was there before.
  await refused(['connection', 'add', '--name', 'other', '--server', '0099'])
  set({ Mandatory: { AllowedServers: ['0099'] } })
  const before = operation.requests.length
  expect(await refused(['pull', KEY, '--from', '2025-04-01', '--to', '2025-04-01'])).toContain('127.0.0.1')
  expect(await refused(['connection', 'test'])).toContain('127.0.0.1')
  expect(operation.requests).toHaveLength(before)

  // Tokens: neither kept nor brought along.
  set({ Mandatory: { UserTokens: false } })
  await refused(['connection', 'add', '--name', 'other', '--server', '0099'])
  expect(await cli.json(['pull', KEY, '--from', '2025-04-01', '--to', '2025-04-01'], 7)).toMatchObject({
    error: { code: 'no-token' },
  })

  // What cannot be read locks to the strictest, and says so.
  set('{ "Mandatory": ')
  expect(await cli.json(['policy'])).toMatchObject({
    settings: expect.arrayContaining([{ name: 'MaskAtLeast', level: 'Mandatory', value: null, source: place }]),
    problems: [{ problem: 'source-unreadable', source: place }],
  })
  await refused(['connection', 'mask', '--name', 'ops', '--mask', 'partial'])
  await refused(['connection', 'add', '--name', 'other', '--server', '0099'])
  await refused(['export', KEY, ...DAY, '--out', file])
  const text = await cli.run(['policy'], { env: { LC_ALL: 'es_CO.UTF-8' } })
  expect(text.stderr).toContain('no se puede leer: todo lo que podría fijar queda en lo más estricto')
  expect(text.stdout).toMatch(/Servidores permitidos +Fijado +no se puede leer/)
  await operation.close()
}, 240_000)

test.runIf(hasOwnEtc())('the file of the computer counts, and no other', () => {
  const cli = new Cli()
  const folder = join(cli.home, '..')
  writeFileSync(join(folder, 'policy.json'), JSON.stringify({ Mandatory: { Updates: 'off' } }))
  const run = ['sh', '-c', IN_OWN_ETC, 'sh', folder, process.execPath, PROGRAM, 'policy', '--json']
  const env = { ...process.env, ...cli.env, ProgramData: folder, XDG_CONFIG_HOME: folder }
  const printed = execFileSync('unshare', ['--mount', ...run], { env, encoding: 'utf8' })
  expect(JSON.parse(printed)).toMatchObject({
    settings: [{ name: 'Updates', value: 'off', source: '/etc/atalaya/policy.json' }],
    problems: [],
    sources: ['/etc/atalaya/policy.json'],
  })
})
