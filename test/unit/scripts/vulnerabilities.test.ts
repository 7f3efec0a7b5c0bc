import { relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'
import { shippedFolders } from '../../../scripts/shippedPackages.ts'
import { judgeReport } from '../../../scripts/vulnerabilities.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const folders = new Set([...shippedFolders(ROOT).keys()].map((folder) => relative(ROOT, folder).split(sep).join('/')))

function vulnerable(name: string, severity: string, nodes: readonly string[]): object {
  return { [name]: { name, severity, isDirect: false, via: [], effects: [], range: '*', nodes, fixAvailable: true } }
}

test('what is bundled out of the tools reaches users, and so does what lies behind an alias', () => {
  const report = {
    vulnerabilities: {
      ...vulnerable('react', 'low', ['node_modules/react']),
      ...vulnerable('better-sqlite3-multiple-ciphers', 'moderate', ['node_modules/better-sqlite3']),
      ...vulnerable('zrender', 'high', ['node_modules/zrender']),
      ...vulnerable('vitest', 'critical', ['node_modules/vitest']),
      // A second copy of a package that only a tool uses.
      ...vulnerable('zod', 'high', ['node_modules/electron-builder/node_modules/zod']),
    },
  }
  expect(judgeReport(report, folders)).toEqual({
    shipped: ['react (low)', 'better-sqlite3-multiple-ciphers (moderate)', 'zrender (high)'],
    tools: ['vitest (critical)', 'zod (high)'],
  })
  expect(judgeReport({ vulnerabilities: {} }, folders)).toEqual({ shipped: [], tools: [] })
})

test('where the registry does not answer nothing is said to be safe', () => {
  expect(() => judgeReport({ message: '405 Method Not Allowed' }, folders)).toThrow('405 Method Not Allowed')
  expect(() => judgeReport({ error: { summary: 'offline' } }, folders)).toThrow('offline')
  expect(() => judgeReport({}, folders)).toThrow('found out nothing')
})
