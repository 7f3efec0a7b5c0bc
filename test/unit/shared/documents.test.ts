import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

// What documents say stands or falls with the tests they name.

const project = join(import.meta.dirname, '../../..')

describe.each(['SECURITY.md', 'docs/threat-model.md', 'docs/releasing.md'])('%s', (document) => {
  const text = readFileSync(join(project, document), 'utf8')

  test('names files that are there', () => {
    const named = [...text.matchAll(/`((?:src|test|docs)\/[^`\s]+)`/g)].map(([, file]) => file ?? '')
    const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, file]) => join(dirname(document), file ?? ''))
    expect([...named, ...linked].length).toBeGreaterThan(0)
    for (const file of [...named, ...linked]) expect(existsSync(join(project, file)), file).toBe(true)
  })
})

test('the threat model says of each kind of enemy whether they are kept out, with a test or a reason', () => {
  const text = readFileSync(join(project, 'docs/threat-model.md'), 'utf8')
  const sections = text.split(/^## /m).slice(1)
  expect(sections.length).toBeGreaterThan(5)
  for (const section of sections.filter((each) => !each.startsWith('Loss'))) {
    expect(section, section.split('\n')[0]).toMatch(/^(?:Not kept out|Kept out)/m)
    expect(section, section.split('\n')[0]).toMatch(/`test\/\S+\.(?:test|spec)\.ts`/)
  }
})
