import fc from 'fast-check'
import { canBeFormatted, DEEPEST, MOST_ELEMENTS } from '../../src/renderer/features/grid/mailBurden.ts'
import type { SampleOptions } from '../../src/core/sample/operation.ts'
import { formatInstant, wall } from '../../src/shared/time.ts'
import { expect, test } from './fixtures.ts'
import { fieldOf, mails } from './reports.ts'

// Mails that are made, or grown, so that drawing them would take minutes or all of the memory.

const body = fieldOf(mails, 'html')
const READABLE = 'El saldo de la factura'

const HEAVY = [
  `<p>${READABLE}</p>${'<p>Hola <b>Ana</b></p>'.repeat(230_000)}`,
  `<p>${READABLE}</p>${'<div>'.repeat(20_000)}`,
  `<p>${READABLE}</p>${'<table><tr><td>'.repeat(20_000)}`,
  `<p>${READABLE}</p>${'<div style="columns:2">'.repeat(60)}`,
  `${'\u200D'.repeat(1_600_000)}<p>${READABLE}</p>${'\u200D'.repeat(50_000)}`,
]

const rows: SampleOptions['rows'] = (report, { from }) =>
  report.key !== mails.key
    ? undefined
    : HEAVY.map((html, number) =>
        Object.fromEntries(
          mails.fields.map(({ name, type }) => {
            if (name === mails.dateField) return [name, formatInstant(wall(from + 60 * number)).replace('T', ' ')]
            return [name, type === 'html' ? html : `valor ${number}`]
          }),
        ),
      )

test.use({ operationOptions: { rows } })

test('mails that are too heavy to draw are read as text, and the window goes on', async ({
  window,
  supervisor,
  operation,
}) => {
  const { grid, words } = supervisor
  await supervisor.connect(operation)
  await supervisor.fetchWhole(mails, 'yesterday')
  for (const place of HEAVY.keys()) {
    await grid.openCard(place, body)
    await expect(grid.card).toContainText(READABLE)
    await expect(grid.card.getByText(words.grid.card.heavy)).toBeVisible()
    await expect(grid.card.getByRole('button', { name: words.grid.card.formatted })).toHaveCount(0)
    await expect(grid.card.locator('iframe')).toHaveCount(0)
    await window.keyboard.press('Escape')
  }
})

const NAMES = (
  'div p b i font a span table tr td th tbody caption ul ol li dl dd select option button svg g math mi foreignObject template object form ' +
  'h1 pre blockquote center ruby rt details fieldset label nobr style title textarea html body head br img x-y'
).split(' ')

const tag = fc
  .record({
    name: fc.constantFrom(...NAMES),
    isEnd: fc.boolean(),
    attribute: fc.constantFrom('', ' size=#', ' a="#"', '/'),
  })
  .map(({ name, isEnd, attribute }) => (isEnd ? `</${name}>` : `<${name}${attribute}>`))
const motif = fc.array(fc.oneof({ weight: 5, arbitrary: tag }, fc.constantFrom('x', ' ', '<!-- -->')), {
  minLength: 1,
  maxLength: 7,
})

test('what is drawn is as shallow as it was counted, however its tags are tangled', async ({ window }) => {
  const mails = fc
    .sample(fc.tuple(motif, motif, fc.constantFrom(30, 200, 1_500)), { numRuns: 400, seed: 11 })
    .map(
      ([start, end, times]) =>
        Array.from({ length: times }, (_each, place) => start.join('').replaceAll('#', String(place))).join('') +
        end.join('').repeat(times),
    )
    .filter((html) => canBeFormatted(html))
  expect(mails.length).toBeGreaterThan(20)
  const worst = await window.evaluate((mails) => {
    const found = { depth: 0, depthOf: '', elements: 0, elementsOf: '' }
    for (const html of mails) {
      const all = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*')]
      const depths = new Map<Element | null, number>()
      let depth = 0
      // In the order of the document: an element's parent comes before it.
      for (const each of all) {
        const own = (depths.get(each.parentElement) ?? 0) + 1
        depths.set(each, own)
        depth = Math.max(depth, own)
      }
      if (depth > found.depth) Object.assign(found, { depth, depthOf: html.slice(0, 200) })
      if (all.length > found.elements) Object.assign(found, { elements: all.length, elementsOf: html.slice(0, 200) })
    }
    return found
  }, mails)
  // A table is counted as two, and stands four deep; lists and choices twice.
  expect(worst.depth, worst.depthOf).toBeLessThanOrEqual(2 * DEEPEST + 10)
  expect(worst.elements, worst.elementsOf).toBeLessThanOrEqual(3 * MOST_ELEMENTS)
})
