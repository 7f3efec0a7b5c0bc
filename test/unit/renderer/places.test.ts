import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  activeTab,
  closed,
  gone,
  goneBack,
  goneForward,
  moved,
  MOST_TABS,
  oneTab,
  opened,
  replaced,
  shown,
  stepped,
  tabsSchema,
  withoutGone,
  type Place,
  type Tabs,
} from '../../../src/renderer/pages/navigation/places.ts'

function report(reportKey: string, connectionId = 1): Place {
  return { kind: 'report', connectionId, reportKey, viewId: null }
}

const [A, B, C] = ['a', 'b', 'c'].map((key) => report(key)) as [Place, Place, Place]

function titles({ tabs, activeId }: Tabs): string {
  return tabs
    .map(({ id, place }) => {
      const name = place.kind === 'report' ? (place.reportKey ?? '?') : place.kind
      return id === activeId ? `[${name}]` : name
    })
    .join(' ')
}

describe('a tab', () => {
  test('goes back and forward as a browser does', () => {
    const step = fc.oneof(
      fc.constantFrom(A, B, C).map((place) => ({ kind: 'go' as const, place })),
      fc.record({ kind: fc.constantFrom('back' as const, 'forward' as const) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let tabs = oneTab(A)
        let [all, at] = [[A], 0]
        for (const each of steps) {
          if (each.kind === 'go') {
            tabs = gone(tabs, each.place)
            if (each.place !== all[at]) {
              all = [...all.slice(0, at + 1), each.place]
              at += 1
            }
          } else {
            tabs = each.kind === 'back' ? goneBack(tabs) : goneForward(tabs)
            at = Math.min(Math.max(at + (each.kind === 'back' ? -1 : 1), 0), all.length - 1)
          }
          const tab = activeTab(tabs)
          expect(tab.place).toEqual(all[at])
          expect(tab.back).toEqual(all.slice(0, at))
          expect(tab.forward).toEqual(all.slice(at + 1).toReversed())
          expect(tabsSchema.safeParse(tabs).success).toBe(true)
        }
      }),
    )
  })

  test('keeps no more of its way than can be kept', () => {
    let tabs = oneTab(A)
    for (let step = 0; step < 300; step++) tabs = gone(tabs, step % 2 === 0 ? B : A)
    expect(activeTab(tabs).back).toHaveLength(50)
    expect(tabsSchema.safeParse(tabs).success).toBe(true)
  })

  test('that stood for what was open last becomes what that was, without a step back', () => {
    const tabs = replaced(oneTab({ kind: 'report', connectionId: 1, reportKey: null, viewId: null }), A)
    expect(activeTab(tabs)).toEqual({ id: 1, place: A, back: [], forward: [] })
    expect(replaced(tabs, A)).toBe(tabs)
  })
})

describe('tabs', () => {
  const three = opened(opened(oneTab(A), B), C)

  test('open beside the one that is seen, once for a place', () => {
    expect(titles(three)).toBe('a b [c]')
    expect(titles(opened(shown(three, 1), report('d')))).toBe('a [d] b c')
    expect(titles(opened(three, A))).toBe('[a] b c')
    let many = oneTab(report('0'))
    for (let key = 1; key < MOST_TABS + 5; key++) many = opened(many, report(String(key)))
    expect(many.tabs).toHaveLength(MOST_TABS)
    expect(activeTab(many).place).toEqual(report(String(MOST_TABS + 4)))
  })

  test('are gone through in a circle, moved, and closed but for the last', () => {
    expect(titles(stepped(three, 1))).toBe('[a] b c')
    expect(titles(stepped(stepped(three, 1), -1))).toBe('a b [c]')
    expect(titles(moved(three, 3, 0))).toBe('[c] a b')
    expect(titles(closed(three, 3))).toBe('a [b]')
    expect(titles(closed(shown(three, 1), 1))).toBe('[b] c')
    expect(titles(closed(three, 1))).toBe('b [c]')
    expect(closed(oneTab(A), 1)).toEqual(oneTab(A))
  })

  test('lose what is gone, and nothing else', () => {
    const isLeft = (place: Place): boolean => place !== B
    expect(withoutGone(opened(oneTab(A), C), isLeft)).toEqual(opened(oneTab(A), C))
    expect(titles(withoutGone(three, isLeft) as Tabs)).toBe('a [c]')
    expect(titles(withoutGone(shown(three, 2), isLeft) as Tabs)).toBe('[a] c')
    // A tab goes back to where it was before, where that is still there.
    const wandered = withoutGone(gone(oneTab(A), B), isLeft) as Tabs
    expect(activeTab(wandered)).toEqual({ id: 1, place: A, back: [], forward: [] })
    expect(withoutGone(oneTab(B), isLeft)).toBeNull()
  })

  test('that an erasure took out leave the others, whichever was seen', () => {
    const kept = { ...three, tabs: three.tabs.filter(({ id }) => id !== three.activeId) }
    expect(tabsSchema.safeParse(kept).success).toBe(true)
    expect(titles(withoutGone(kept, () => true) as Tabs)).toBe('[a] b')
    expect(withoutGone({ ...three, tabs: [] }, () => true)).toBeNull()
  })

  test('tell customers, and rows that were sought, from one another', () => {
    const customer = (name: string, isEverywhere = false): Place => {
      return { kind: 'customer', connectionId: 1, customer: name, isEverywhere }
    }
    const sought: Place = { ...(A as Extract<Place, { kind: 'report' }>), sought: { period: null, filters: [] } }
    const places = [A, sought, customer('3001234567'), customer('3001234567', true), customer('3001234568')]
    for (const [place, each] of places.entries()) {
      expect(places.findIndex((other) => activeTab(gone(oneTab(other), each)).back.length === 0)).toBe(place)
      expect(tabsSchema.parse(JSON.parse(JSON.stringify(oneTab(each))))).toEqual(oneTab(each))
    }
  })
})
