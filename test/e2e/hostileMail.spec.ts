import type { Request } from '@playwright/test'
import type { SampleOptions } from '../../src/core/sample/operation.ts'
import { formatInstant, wall } from '../../src/shared/time.ts'
import { expect, test } from './fixtures.ts'
import { fieldOf, mails } from './reports.ts'

// Mails are written by anybody: whatever stands in one is text, and with its formatting nothing of it acts or loads.

const body = fieldOf(mails, 'html')
const ACT = 'parent.hasRun = true; globalThis.hasRun = true'
const ELSEWHERE = 'http://tracker.example'
const READABLE = 'El saldo de la factura'

const HOSTILE = `<html><head>
<base href="${ELSEWHERE}/"><meta http-equiv="refresh" content="0; url=${ELSEWHERE}/refresh">
<meta http-equiv="Content-Security-Policy" content="default-src *; script-src * 'unsafe-inline'">
<link rel="stylesheet" href="${ELSEWHERE}/style.css"><style>@import url("${ELSEWHERE}/import.css");
@font-face { font-family: far; src: url(${ELSEWHERE}/far.woff2) } p { background: url(${ELSEWHERE}/p.png); font-family: far }</style>
<script>${ACT}</script></head><body onload="${ACT}">
<p>${READABLE}</p><p>&lt;script&gt;solo texto&lt;/script&gt;</p>
<img src="${ELSEWHERE}/pixel.gif" onerror="${ACT}"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onload="${ACT}">
<svg onload="${ACT}"><image href="${ELSEWHERE}/svg.png"/></svg><video src="${ELSEWHERE}/film.mp4" autoplay></video>
<iframe src="${ELSEWHERE}/frame"></iframe><iframe srcdoc="<script>${ACT}</script>"></iframe>
<object data="${ELSEWHERE}/object"></object><embed src="${ELSEWHERE}/embed">
<form action="${ELSEWHERE}/form"><input name="a" autofocus onfocus="${ACT}"><button>Enviar</button></form>
<a href="javascript:${ACT}">uno</a> <a href="${ELSEWHERE}/link" target="_top">dos</a>
<details open ontoggle="${ACT}"><summary>más</summary></details>
</body></html>`

const rows: SampleOptions['rows'] = (report, { from }) =>
  report.key !== mails.key
    ? undefined
    : [0, 1].map((number) =>
        Object.fromEntries(
          mails.fields.map(({ name, type }) => {
            if (name === mails.dateField) return [name, formatInstant(wall(from + 60 * number)).replace('T', ' ')]
            // The second row tries it where no mail is expected.
            return [name, type === 'html' || number === 1 ? HOSTILE : `valor ${number}`]
          }),
        ),
      )

test.use({ operationOptions: { rows } })

test('a mail that means harm does nothing: as text, and with its formatting', async ({
  window,
  supervisor,
  operation,
  problems,
}) => {
  // What the mail tries is refused, and Chromium says so.
  problems.expect(/Content Security Policy|sandbox|Refused to|Blocked/i)
  const asked: Request[] = []
  window.on('request', (request) => asked.push(request))
  const { grid, words } = supervisor
  const hasRun = (): Promise<boolean> => window.evaluate(() => 'hasRun' in globalThis)
  await supervisor.connect(operation)
  await supervisor.fetchWhole(mails, 'last-month')

  await test.step('in the grid it is one line of text', async () => {
    await expect(grid.cell(0, body)).toContainText(READABLE)
    await expect(grid.cell(0, body)).toContainText('<script>solo texto</script>')
    await expect(grid.rows.locator('script, img, iframe, form, a, svg')).toHaveCount(0)
  })

  await test.step('in the card it is text, in every field', async () => {
    await grid.openCard(0, body)
    await expect(grid.card).toContainText(READABLE)
    await expect(grid.card.locator('script, img, iframe, form, a, video, object, embed')).toHaveCount(0)
    await grid.card.getByRole('button', { name: words.grid.card.next }).click()
  })

  await test.step('with its formatting it lies in a frame that may do nothing', async () => {
    await grid.card.getByRole('button', { name: words.grid.card.formatted }).click()
    const frame = grid.card.locator('iframe')
    await expect(frame).toHaveAttribute('sandbox', '')
    const inside = frame.contentFrame()
    await expect(inside.getByText(READABLE)).toBeVisible()
    // Playwright reaches where no pointer would: the frame must hold all the same.
    await inside.getByText('dos').dispatchEvent('click')
    await inside.getByText('uno').dispatchEvent('click')
    await inside.getByRole('button', { name: 'Enviar' }).dispatchEvent('click')
    await expect(inside.getByText(READABLE)).toBeVisible()
  })

  expect(await hasRun()).toBe(false)
  // Chromium tells of requests that the policy stopped before they were sent.
  const foreign = asked.filter((request) => request.url().startsWith(ELSEWHERE))
  expect(new Set(foreign.map((request) => request.failure()?.errorText))).toEqual(new Set(['csp']))
  await expect(supervisor.reportTitle).toHaveText(mails.title.es)
})
