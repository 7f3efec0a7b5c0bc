import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { projectFolder } from './electron.ts'

const axe = readFileSync(join(projectFolder, 'node_modules/axe-core/axe.min.js'), 'utf8')

interface AxeNode {
  readonly html: string
  readonly failureSummary?: string
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly AxeNode[] }[]
}

/**
 * What axe finds wrong in a part of the window, each with the first place. Its script goes around the page's security
 * policy.
 *
 * @param rules the only rules to look at; all of them where none are named
 */
export async function axeViolations(part: Locator, rules: readonly string[] = []): Promise<readonly string[]> {
  const window = part.page()
  if (!(await window.evaluate(() => 'axe' in globalThis))) await window.evaluate(axe)
  const { violations } = await part.evaluate((element, only) => {
    const { axe } = globalThis as unknown as { axe: { run: (element: Element, options: object) => Promise<AxeResult> } }
    return axe.run(element, {
      resultTypes: ['violations'],
      ...(only.length === 0 ? {} : { runOnly: { type: 'rule', values: only } }),
    })
  }, rules)
  return violations.map(({ id, nodes: [first] }) => `${id}: ${first?.html} ${first?.failureSummary ?? ''}`)
}

/** The rules whose outcome depends on the theme. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'] as const

/**
 * Expects that axe finds nothing in a part of what is seen, in either theme: for what lies open over a screen, such as
 * a menu. The light theme is left.
 */
export async function expectNoViolations(part: Locator, name: string): Promise<void> {
  const window = part.page()
  await expect(part).toBeVisible()
  await settle(window)
  expect.soft(await axeViolations(part), `${name}, light`).toEqual([])
  await window.emulateMedia({ colorScheme: 'dark' })
  await settle(window)
  expect.soft(await axeViolations(part, COLOUR_RULES), `${name}, dark`).toEqual([])
  await window.emulateMedia({ colorScheme: 'light' })
}

/** What can be pressed or read, but for the rows of the grid, which scroll both ways. */
const PARTS =
  'button, a[href], input, [role="tab"], [role="option"], [role="menuitem"], h1, h2, h3, p, label, li, dt, dd, legend'
const UNSEEN = '.visually-hidden, .skip-link, [aria-hidden="true"], .ag-root-wrapper'

/**
 * What cannot be read or reached at the window's size: a page that scrolls sideways, and controls and texts that reach
 * beyond what clips them, where no scrolling brings them in. Where a dialog or a menu is open, that is all that is
 * looked at.
 */
export function cutOff(window: Page): Promise<readonly string[]> {
  return window.evaluate(
    ([parts, unseen]) => {
      /** Borders may lie beyond an edge. */
      const room = 2
      const page = document.documentElement
      const found = page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} wide`] : []
      const isShown = (element: Element): boolean =>
        element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && element.closest(unseen) === null
      const scrolls = (value: string): boolean => value === 'auto' || value === 'scroll'
      const pageScrolls = getComputedStyle(document.body).overflowY !== 'hidden'

      /**
       * Whether something is beyond one of the parts of the screen that show it, from the inside out; beyond one that
       * scrolls nothing is lost.
       */
      function isOutside(element: Element): boolean {
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
        if (width < 2 || height < 2) return false
        let [looksAcross, looksDown] = [true, true]
        let isFixed = false
        for (let outer = element; outer !== page && !isFixed; outer = outer.parentElement ?? page) {
          isFixed = getComputedStyle(outer).position === 'fixed'
          if (outer === element) continue
          const { overflowX, overflowY } = getComputedStyle(outer)
          const box = outer.getBoundingClientRect()
          if (scrolls(overflowX)) looksAcross = false
          if (scrolls(overflowY)) looksDown = false
          if (looksAcross && overflowX !== 'visible' && (left < box.left - room || right > box.right + room))
            return true
          if (looksDown && overflowY !== 'visible' && (top < box.top - room || bottom > box.bottom + room)) return true
        }
        if (looksAcross && (left < -room || right > innerWidth + room)) return true
        return looksDown && (isFixed || !pageScrolls) && (top < -room || bottom > innerHeight + room)
      }

      function isCut(element: Element): boolean {
        const { overflowX, textOverflow } = getComputedStyle(element)
        const hasText = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
        )
        const isNarrow = element.scrollWidth > element.clientWidth + 1
        return hasText && overflowX === 'hidden' && textOverflow === 'clip' && isNarrow
      }

      const open = [...document.querySelectorAll('[role="dialog"], [role="menu"]')].findLast(isShown)
      for (const element of (open ?? document.body).querySelectorAll(parts)) {
        if (!isShown(element)) continue
        const text = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60)
        const name = `${element.tagName.toLowerCase()} “${text}”`
        if (isOutside(element)) found.push(`outside: ${name}`)
        if (isCut(element)) found.push(`cut: ${name}`)
      }
      return found
    },
    [PARTS, UNSEEN] as const,
  )
}

/** Waits until nothing that ends by itself moves or fades any more. */
export async function settle(window: Page): Promise<void> {
  await window.evaluate(async () => {
    // What was just changed begins to move with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)))
  })
}

/**
 * Expects that what is seen can be read by anybody: nothing that axe finds in either theme, and nothing cut off. Takes
 * a picture of each. The light theme is left.
 *
 * @param part what axe looks at; all that is seen where nothing is said
 */
export async function expectReadable(window: Page, name: string, part = window.locator(':root')): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await expect(window.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
    await settle(window)
    expect.soft(await axeViolations(part, theme === 'dark' ? COLOUR_RULES : []), `${name}, ${theme}`).toEqual([])
    await window.screenshot({ path: test.info().outputPath(`${name}-${theme}.png`) })
  }
  await window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect.soft(await cutOff(window), name).toEqual([])
}
