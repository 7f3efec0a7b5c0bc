import { expect, test, vi } from 'vitest'
import { reportOf } from '../../../src/shared/policy/readValues.ts'
import { changedSettings } from '../../../src/shared/policy/changes.ts'
import type { PolicyReport } from '../../../src/shared/policy/report.ts'
import { PolicyWatch } from '../../../src/main/policyWatch.ts'

function reportWith(levels: Readonly<Record<string, unknown>>): PolicyReport {
  return reportOf([{ kind: 'json', place: '/etc/atalaya/policy.json', content: { kind: 'read', levels } }])
}

test('what is set meanwhile is told once, and that it is set again as it holds', async () => {
  const held = reportWith({ Mandatory: { MaskAtLeast: 'partial' } })
  let found = held
  const onChange = vi.fn<(next: PolicyReport | null) => void>()
  const watch = new PolicyWatch({ held, read: () => Promise.resolve(found), onChange })
  await watch.look()
  expect(onChange).not.toHaveBeenCalled()
  found = reportWith({ Mandatory: { MaskAtLeast: 'hidden' }, Recommended: { Updates: 'off' } })
  await Promise.all([watch.look(), watch.look()])
  await watch.look()
  expect(onChange.mock.calls).toEqual([[found]])
  expect(watch.next).toBe(found)
  // What cannot be used is told as well, though nothing else holds for it.
  found = reportWith({ Mandatory: { MaskAtLeast: 'hidden', Colour: 1 }, Recommended: { Updates: 'off' } })
  await watch.look()
  found = reportWith({ Mandatory: { MaskAtLeast: 'partial' } })
  await watch.look()
  expect(onChange.mock.calls.map(([next]) => next === null)).toEqual([false, false, true])
  expect(watch.next).toBeNull()
})

test('it is not read again whenever somebody comes to the window', async () => {
  vi.useFakeTimers()
  try {
    const held = reportWith({})
    const read = vi.fn<() => Promise<PolicyReport>>(() => Promise.resolve(held))
    const watch = new PolicyWatch({ held, read, onChange: () => undefined })
    watch.follow()
    expect(read).toHaveBeenCalledTimes(0)
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    watch.follow()
    watch.follow()
    await vi.advanceTimersByTimeAsync(0)
    watch.follow()
    expect(read).toHaveBeenCalledTimes(1)
    // Without a window, too.
    watch.begin()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(read).toHaveBeenCalledTimes(2)
    watch.end()
  } finally {
    vi.useRealTimers()
  }
})

test('what will be another is told setting by setting', () => {
  const held = reportWith({ Mandatory: { MaskAtLeast: 'partial', Updates: 'off' }, Recommended: { Proxy: 'none' } })
  const next = reportWith({ Mandatory: { MaskAtLeast: 'partial', UserTokens: false, Proxy: 'none' } })
  const place = '/etc/atalaya/policy.json'
  expect(changedSettings(held, next)).toEqual([
    { name: 'UserTokens', now: { name: 'UserTokens', level: 'Mandatory', value: false, place } },
    { name: 'Proxy', now: { name: 'Proxy', level: 'Mandatory', value: 'none', place } },
    { name: 'Updates', now: null },
  ])
  expect(changedSettings(held, held)).toEqual([])
})
