import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { startSampleOperation } from '../../src/core/sample/operation.ts'
import { boardFigures, type BoardFigures } from '../../src/renderer/features/live/board.ts'
import { intersection, subtract, union } from '../../src/shared/ranges.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { endOfDay, startOfDay, wallClock, type TimeRange, type WallSeconds } from '../../src/shared/time.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { draftOf, MemoryKeychain, openMainDesk, shownFromTop } from '../support/mainDesk.ts'
import { at, epochMs, range, span, ZONE } from '../support/times.ts'
import { VirtualClock } from '../support/virtualLog.ts'
import { keepsRows } from '../support/schedules.ts'

afterAll(removeTemporaryFolders)

const MINUTE_MS = 60_000
const START = at('2026-11-22 21:40:00')
const END = at('2026-11-23 01:25:00')
const live = catalogue.reports.find((report) => report.wallboard !== undefined && report.liveMinutes === 10)
const detail = catalogue.reports.find(({ key }) => key === 'reports_manager/cdr_3')
const wallboard = live?.wallboard
if (live === undefined || wallboard === undefined || detail === undefined) throw new Error('The catalogue lacks a kind')
const reachSeconds = (live.liveMinutes ?? 0) * 60

test('hours with two sleeps, a maintenance and a quota stop: wallboard, log, gaps and the morning’s files agree with the server', async () => {
  const clock = new VirtualClock(epochMs(START))
  const operation = await startSampleOperation({ timeZone: ZONE, now: () => clock.nowMs(), rowsPerDay: 2_000 })
  const files = temporaryFolder()
  const polls = new Set<number>()
  const watched = openMainDesk(temporaryFolder(), {
    secrets: new MemoryKeychain(),
    clock,
    askForFolder: () => Promise.resolve(files),
  })
  const { desk } = watched
  try {
    await desk.start()
    const { id } = (await desk.connections.save(draftOf(operation), 'kept')).connection
    const scope = { connectionId: id, reportKey: live.key, parameters: {} }
    const trouble = async (): Promise<string | undefined> => (await desk.live.list(id))[0]?.trouble?.code
    /** Lets time pass minute by minute, as the program does that looks at its clock. */
    const pass = async (minutes: number): Promise<void> => {
      for (let minute = 0; minute < minutes; minute++) {
        await clock.pass(MINUTE_MS, async () => {
          while (clock.waiting < 2) await sleep(1)
        })
        desk.automation.look()
        await desk.automation.settled()
      }
    }
    await desk.live.set({ scope, isOn: true, everyMinutes: 5 })
    for (const [report, period] of [
      [detail, 'yesterday'],
      [live, 'yesterday'],
    ] as const) {
      const { folderId = null } = (await desk.automation.chooseFolder()) ?? {}
      await desk.automation.save({
        scheduleId: null,
        connectionId: id,
        reportKey: report.key,
        parameters: {},
        timing: { kind: 'daily', second: 3_600, weekdays: null },
        keeps: keepsRows(period),
        file: { name: report === live ? 'llamadas' : 'mensajes', format: 'csv', headings: 'names', folderId },
        isEnabled: true,
      })
    }

    await pass(20)
    desk.sleep()
    clock.sleep(27 * MINUTE_MS)
    desk.wake()
    await pass(13)
    clock.sleep(19 * MINUTE_MS)
    await pass(9)
    operation.fail({ kind: 'maintenance', times: 3 })
    await pass(35)
    expect(await trouble()).toBeUndefined()
    operation.fail({ kind: 'quota' })
    await pass(6)
    expect(await trouble()).toBe('quota-used-up')
    // Past midnight the quota is there again; at one the files are written.
    await pass((epochMs(END) - clock.nowMs()) / MINUTE_MS)
    expect(await trouble()).toBeUndefined()

    for (const event of watched.events) {
      if (event.kind === 'live' && event.state.lastPoll !== null) polls.add(event.state.lastPoll.atMs)
    }
    const polled = [...polls].map((ms) => wallClock(ms, ZONE))
    // Each poll shows its last minutes; the second in which it was sent is not over.
    const seen = union(polled.map((to) => range(to - reachSeconds, to - 1)))
    const truthOf = (parts: readonly TimeRange[], within: TimeRange) =>
      parts.flatMap((part) => intersection(part, within) ?? []).flatMap((part) => operation.truth(live, part))

    // The log has every call that a poll showed once: those of the second of a poll too.
    const question = { ...scope, range: null, filters: [], search: '', sort: [] }
    const shown = union(polled.map((to) => range(to - reachSeconds, to)))
    const whole = range(shown[0]?.from ?? 0, shown.at(-1)?.to ?? 0)
    const calls = truthOf(shown, whole)
    expect(calls.length).toBeGreaterThan(40)
    expect((await desk.results.open(shownFromTop('log', question))).total).toBe(calls.length)

    const gaps = await desk.live.gaps(scope, null)
    expect(gaps.map(({ reason }) => reason)).toEqual(['asleep', 'asleep', 'maintenance', 'quota'])
    expect(gaps.map((gap) => gap.range)).toEqual(subtract(range(whole.from, whole.to - 1), seen))

    const boardAt = async (now: WallSeconds): Promise<BoardFigures> => {
      const countsOf = async (day: WallSeconds) => {
        const asked = { ...question, range: { from: day, to: endOfDay(day) } }
        const counting = { bucket: 'minute', by: [wallboard.typeField, wallboard.resultField] } as const
        return (await desk.results.counts(`board/${day}`, asked, counting)).entries
      }
      const coverage = await desk.coverage.get(await desk.opened(), scope, null)
      const [today, yesterday] = [await countsOf(startOfDay(now)), await countsOf(startOfDay(START))]
      const reachMinutes = live.liveMinutes ?? 0
      return boardFigures({ definition: wallboard, now, today, yesterday, earlier: [], coverage, gaps, reachMinutes })
    }
    const valueOf = (row: Record<string, unknown>, field: string): string => String(row[field]).trim().toLowerCase()
    for (const now of [END, at('2026-11-22 23:59:59')]) {
      const day = { from: startOfDay(now), to: now }
      const truth = truthOf(shown, day)
      const { tally, rates, hours, gaps: unseen } = await boardAt(now)
      expect(tally.total).toBe(truth.length)
      for (const [type, count] of tally.byType) {
        expect(count).toBe(truth.filter((row) => valueOf(row, wallboard.typeField) === type).length)
      }
      wallboard.rates.forEach(({ values, of }, place) => {
        const has = (wanted: readonly string[]): number =>
          truth.filter((row) => wanted.includes(valueOf(row, wallboard.resultField))).length
        const base = of === null ? truth.length : has(of)
        expect(rates[place]?.value).toBe(base === 0 ? null : has(values) / base)
      })
      for (const hour of hours) expect(hour.total).toBe(truthOf(shown, hour.range).length)
      const known = unseen.filter(({ reason }) => reason !== 'before' && reason !== null)
      const ofDay = gaps.flatMap(({ range: gap, reason }) => {
        const part = intersection(gap, day)
        return part === undefined ? [] : [{ range: part, reason }]
      })
      expect(known).toEqual(ofDay)
    }

    // In the morning the files are there: the day of the one report whole, of the log what was seen, with its gaps.
    expect(readdirSync(files).toSorted()).toEqual(['llamadas_2026-11-22.csv', 'mensajes_2026-11-22.csv'])
    const linesOf = (name: string): readonly string[] =>
      readFileSync(join(files, `${name}_2026-11-22.csv`), 'utf8')
        .trimEnd()
        .split('\r\n')
    const yesterday = span('2026-11-22', '2026-11-22')
    const messages = operation.truth(detail, yesterday)
    expect(linesOf('mensajes')).toHaveLength(messages.length + 1)
    expect(linesOf('llamadas')).toHaveLength(truthOf(shown, yesterday).length + 1)
    expect(linesOf('llamadas').filter((line) => /mantenimiento|suspensión/.test(line))).toHaveLength(3)
    expect(operation.mostAtOnce).toBe(1)
  } finally {
    await desk.close()
    await operation.close()
  }
})
