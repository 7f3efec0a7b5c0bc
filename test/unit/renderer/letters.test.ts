import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const RENDERER = join(import.meta.dirname, '../../../src/renderer')
const sheets = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
/** Sheets of what is printed: paper has a size of its own. */
const isOfPaper = (name: string): boolean => /print|paper/i.test(name)

describe('letters', () => {
  test.each(sheets.filter((name) => !isOfPaper(name)))('of %s follow the size that is chosen', (name) => {
    const fixed = readFileSync(join(RENDERER, name), 'utf8').match(
      /(font-size|line-height): *[\d.]+px|font: [^;]*\dpx/g,
    )
    expect(fixed ?? []).toEqual([])
  })
})
