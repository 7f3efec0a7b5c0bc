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

/** The days of a period, as wide as there is room for: the same days are buttons in the period's calendar. */
const SLIVER = 'class="coverage-cell"'

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
  return violations.flatMap(({ id, nodes }) => {
    const [first] = id === 'target-size' ? nodes.filter(({ html }) => !html.includes(SLIVER)) : nodes
    return first === undefined ? [] : [`${id}: ${first.html} ${first.failureSummary ?? ''}`]
  })
}

/** The rules of WCAG 2.2, which axe does not take by itself; to it a target beneath something open is too small. */
export const RULES_OF_2_2 = ['target-size'] as const

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

/**
 * Fields, boxes and circles whose line contrasts with what is around them by less than 3 : 1 (WCAG 1.4.11), which axe
 * does not look at.
 */
export function faintControls(part: Locator): Promise<readonly string[]> {
  return part.evaluate((whole) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    const pixelOf = (colour: string): readonly number[] => {
      if (canvas === null) throw new Error('no canvas')
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      return [...canvas.getImageData(0, 0, 1, 1).data]
    }
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = pixelOf(colour).map((part) => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const groundOf = (element: Element | null): string => {
      if (element === null) return 'white'
      const { backgroundColor } = getComputedStyle(element)
      return pixelOf(backgroundColor)[3] === 255 ? backgroundColor : groundOf(element.parentElement)
    }
    return [...whole.querySelectorAll<HTMLInputElement>('input, textarea, select')].flatMap((control) => {
      const { borderTopColor, borderTopWidth, borderTopStyle } = getComputedStyle(control)
      const hasLine = borderTopStyle !== 'none' && borderTopWidth !== '0px' && pixelOf(borderTopColor)[3] === 255
      if (!hasLine || control.disabled || control.checked || !control.checkVisibility({ checkOpacity: true })) return []
      const [darker = 0, lighter = 0] = [borderTopColor, groundOf(control.parentElement)]
        .map(luminance)
        .toSorted((first, second) => first - second)
      const contrast = (lighter + 0.05) / (darker + 0.05)
      return contrast >= 3 ? [] : [`${contrast.toFixed(2)}: ${control.outerHTML.slice(0, 160)}`]
    })
  })
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

/** What needs both directions to be understood: tables, and the calendar of a year. */
const TWO_WAYS = '.ag-root-wrapper, .number-frame, .coverage-months, table'

/** What scrolls sideways and is nothing that needs two directions, each with the widest part in it. */
export function scrolledAcross(window: Page): Promise<readonly string[]> {
  return window.evaluate((twoWays) => {
    const isScrolled = (element: Element): boolean =>
      ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1
    const isTable = (element: Element): boolean =>
      element.closest(twoWays) !== null || element.querySelector(':scope > table') !== null
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.checkVisibility() && !isTable(element) && isScrolled(element))
      .map((element) => `${element.className}: ${element.scrollWidth} in ${element.clientWidth}`)
  }, TWO_WAYS)
}

/** Looks at the window with as much space within its texts as readers may ask for (WCAG 1.4.12). */
export async function withSpacedText<Seen>(window: Page, look: () => Promise<Seen>): Promise<Seen> {
  const style = await window.evaluateHandle(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`)
    document.adoptedStyleSheets.push(sheet)
    return sheet
  })
  try {
    await settle(window)
    return await look()
  } finally {
    await style.evaluate((sheet) => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
    })
    await settle(window)
  }
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
