import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setAutostart } from '../../../src/main/autostart.ts'
import { LogSwitch, type LogStanding } from '../../../src/main/logSwitch.ts'
import { SettingsFile } from '../../../src/main/settingsFile.ts'
import type { LiveState } from '../../../src/shared/live.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atalaya-background-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function log(reportKey: string, isOn: boolean): LiveState {
  return {
    scope: { connectionId: 1, reportKey, parameters: {} },
    isOn,
    everyMinutes: 5,
    requestsPerDay: 288,
    nextPollAtMs: null,
    isPolling: false,
    lastPoll: null,
    trouble: null,
    isElsewhere: false,
  }
}

/** Logs as the program keeps them, and a switch over them that hears of every change. */
function switchOver(...states: LiveState[]) {
  const logs = new Map(states.map((state) => [state.scope.reportKey, state]))
  const told: LogStanding[] = []
  const remembered: (readonly string[])[] = []
  const refused = new Set<string>()
  const change = (reportKey: string, isOn: boolean): void => {
    const state = { ...log(reportKey, isOn) }
    logs.set(reportKey, state)
    logSwitch.hear(state)
  }
  const logSwitch: LogSwitch = new LogSwitch({
    list: () => Promise.resolve([...logs.values()]),
    set: async ({ reportKey }, isOn) => {
      // Until it is switched, a log still tells of itself as before, and so do the others.
      for (const state of logs.values()) logSwitch.hear(state)
      await Promise.resolve()
      if (refused.has(reportKey)) throw new Error('refused')
      change(reportKey, isOn)
    },
    remember: (paused) => {
      remembered.push(paused.map(({ scope }) => scope.reportKey))
      return Promise.resolve()
    },
    onStanding: (standing) => told.push(standing),
  })
  const running = (): readonly string[] =>
    [...logs.values()].filter(({ isOn }) => isOn).map((each) => each.scope.reportKey)
  return { logSwitch, told, change, running, remembered, refused, forget: (key: string) => logs.delete(key) }
}

describe('the switch over all logs', () => {
  test('pauses those that run, and lets just these go on', async () => {
    const { logSwitch, told, running } = switchOver(log('a', true), log('b', false), log('c', true))
    await logSwitch.begin()
    expect(logSwitch.standing).toBe('running')
    await logSwitch.pause()
    expect(running()).toEqual([])
    expect(logSwitch.standing).toBe('paused')
    await logSwitch.resume()
    expect(running()).toEqual(['a', 'c'])
    expect(told.at(-1)).toBe('running')
    expect(told.filter((standing) => standing === 'paused')).toHaveLength(1)
  })

  test('has nothing to pause where no log runs', async () => {
    const { logSwitch, told } = switchOver(log('a', false))
    await logSwitch.begin()
    expect(logSwitch.standing).toBe('none')
    await logSwitch.resume()
    expect(told).toEqual([])
  })

  test('forgets the pause of a log that is switched on in the window', async () => {
    const { logSwitch, change, running } = switchOver(log('a', true), log('b', true))
    await logSwitch.begin()
    await logSwitch.pause()
    change('a', true)
    expect(logSwitch.standing).toBe('paused')
    change('a', false)
    await logSwitch.resume()
    expect(running()).toEqual(['b'])
  })
})

describe('a pause', () => {
  test('is remembered before the first log is switched off, and until the last one goes on', async () => {
    const { logSwitch, remembered, running, change } = switchOver(log('a', true), log('b', true))
    await logSwitch.begin()
    await logSwitch.pause()
    expect(remembered[0]).toEqual(['a', 'b'])
    expect(remembered.at(-1)).toEqual(['a', 'b'])
    change('a', true)
    expect(remembered.at(-1)).toEqual(['b'])
    await logSwitch.resume()
    expect(remembered.at(-1)).toEqual([])
    expect(running()).toEqual(['a', 'b'])
  })

  test('that is pressed while the one before is under way waits for it', async () => {
    const { logSwitch, running } = switchOver(log('a', true), log('b', true))
    await logSwitch.begin()
    await Promise.all([logSwitch.pause(), logSwitch.resume()])
    expect(running()).toEqual(['a', 'b'])
    await Promise.all([logSwitch.pause(), logSwitch.resume(), logSwitch.pause()])
    expect(running()).toEqual([])
    expect(logSwitch.standing).toBe('paused')
  })

  test('of which one log cannot go on lets the others, and holds that one until it can or is gone', async () => {
    const { logSwitch, running, refused, remembered, forget } = switchOver(log('a', true), log('b', true))
    await logSwitch.begin()
    await logSwitch.pause()
    refused.add('a')
    await expect(logSwitch.resume()).rejects.toThrow('refused')
    expect(running()).toEqual(['b'])
    expect(remembered.at(-1)).toEqual(['a'])
    expect(logSwitch.standing).toBe('paused')
    forget('a')
    await expect(logSwitch.resume()).rejects.toThrow('refused')
    expect(logSwitch.standing).toBe('running')
    expect(remembered.at(-1)).toEqual([])
  })
})

describe('the start with the session', () => {
  const file = (): string => join(folder, 'autostart', 'atalaya.desktop')

  test('is an entry that desktops read, and gone once it is not wanted', () => {
    setAutostart(folder, ['/opt/Atalaya/atalaya', '--hidden'])
    expect(readFileSync(file(), 'utf8')).toContain('\nExec="/opt/Atalaya/atalaya" "--hidden"\n')
    setAutostart(folder, null)
    expect(existsSync(file())).toBe(false)
    setAutostart(folder, null)
  })

  test('names a program whatever its path holds', () => {
    setAutostart(folder, ['/home/ana/Mis programas/100% "así"/$x'])
    expect(readFileSync(file(), 'utf8')).toContain(String.raw`Exec="/home/ana/Mis programas/100%% \\"así\\"/\\$x"`)
  })

  test('says so where the folder cannot be written', () => {
    writeFileSync(join(folder, 'autostart'), 'a file')
    expect(() => setAutostart(folder, ['x'])).toThrow()
  })
})

describe('the settings of an older program', () => {
  test('leave the program in the foreground', () => {
    const path = join(folder, 'settings.json')
    writeFileSync(path, JSON.stringify({ language: 'es', theme: 'dark', listSeparator: null, window: null }))
    const file = new SettingsFile(path)
    expect(file.settings).toMatchObject({ theme: 'dark', startsAtLogin: false, staysInBackground: false })
    expect(file.isBackgroundTold).toBe(false)
    file.change({ staysInBackground: true, isBackgroundTold: true })
    const again = new SettingsFile(path)
    expect(again.settings.staysInBackground).toBe(true)
    expect(again.isBackgroundTold).toBe(true)
  })
})
