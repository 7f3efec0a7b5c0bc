import type { Channel } from '../../shared/ipc/contract.ts'
import type { LiveState } from '../../shared/live.ts'
import type { AppInfo, Link } from '../../shared/ipc/app.ts'
import type { Settings, SettingsView } from '../../shared/settings.ts'
import type { Desk } from '../../desk/desk.ts'
import { readReportFile, writeReportFile } from '../../shared/customReports/reportFile.ts'
import type { OpenedReportFile } from '../reportFiles.ts'
import type { LogSwitchParts } from '../../desk/logSwitch.ts'
import type { Handler } from './answer.ts'

/** What the handlers need of Electron and of the program around the desk. */
export interface Surroundings {
  readonly info: AppInfo
  readonly sampleName: () => string
  readonly settings: () => SettingsView
  readonly changeSettings: (change: Partial<Settings>) => SettingsView
  readonly showDataFolder: () => Promise<void>
  readonly saveSupportFile: () => Promise<boolean>
  readonly openLink: (link: Link) => Promise<void>
  readonly openFile: (file: string) => Promise<void>
  readonly revealFile: (file: string) => void
  /** Writes a text into a file that the user chooses. @returns the file's name, or null where they thought better of it */
  readonly saveReportFile: (title: string, text: string) => Promise<string | null>
  /** The text of a file that the user chooses, or why there is none. */
  readonly openReportFile: () => Promise<OpenedReportFile>
  readonly quit: () => void
  /** Lets the window fill the screen, or no longer. */
  readonly fillScreen: (isFull: boolean) => void
}

export type Handlers = { readonly [C in Channel]: Handler<C> }

/** What answers each channel. A channel without an answer does not compile. */
export function handlersOf(desk: Desk, surroundings: Surroundings): Handlers {
  const { automation, connections, coverage, customReports, exports, host, jobs, pulls, results } = desk
  return {
    'app:info': () => surroundings.info,
    'app:show-data-folder': async () => {
      await surroundings.showDataFolder()
      return null
    },
    'app:save-support-file': async () => ({ isSaved: await surroundings.saveSupportFile() }),
    'app:open-link': async ({ link }) => {
      await surroundings.openLink(link)
      return null
    },
    'app:quit': () => {
      surroundings.quit()
      return null
    },
    'app:full-screen': ({ isFull }) => {
      surroundings.fillScreen(isFull)
      return null
    },

    'settings:get': () => surroundings.settings(),
    'settings:set': (change) => surroundings.changeSettings(change),

    'store:state': () => host.state,
    'store:open': async () => {
      await desk.start()
      return host.state
    },
    'store:rebuild': () => desk.rebuild(),
    'store:start-anew': () => desk.startAnew(),
    'store:copies': () => host.copies(),
    'store:delete-copies': () => {
      host.deleteCopies()
      return null
    },

    'preferences:all': () => desk.windowPreferences.all(),
    'preference:set': async ({ key, value }) => {
      await desk.windowPreferences.set(key, value)
      return null
    },

    'connections:list': () => connections.list(),
    'connections:test': (draft) => connections.test(draft),
    'connections:save': ({ draft, keeping }) => connections.save(draft, keeping),
    'connections:remove': async ({ connectionId, withRows }) => {
      await connections.remove(connectionId, withRows)
      return null
    },
    'connections:add-sample': () => connections.addSample(surroundings.sampleName()),

    'reports:list': async () => (await desk.opened()).catalogue.reports,
    'reports:holdings': async ({ connectionId }) => (await desk.opened()).store.slices.holdings(connectionId),
    'reports:parameter-sets': async (scope) => (await desk.opened()).store.slices.parameterSets(scope),

    'reports:choices': ({ connectionId, picker }) => desk.choices(connectionId, picker),

    'coverage:get': async ({ scope, range, byDay }) => coverage.get(await desk.opened(), scope, range, byDay),

    'quota:get': ({ connectionId }) => desk.quotas.get(connectionId),
    'quota:refresh': ({ connectionId }) => desk.quotas.refresh(connectionId),

    'result:open': (asked) => results.open(asked),
    'result:rows': ({ resultId, offset, limit }) => results.rows(resultId, offset, limit),
    'result:row': ({ resultId, place }) => results.row(resultId, place),
    'result:unread': ({ resultId, place }) => results.unread(resultId, place),
    'result:items': (items) => results.items(items),
    'result:values': ({ question, field, search, limit }) => results.values(question, field, search, limit),
    'result:counts': ({ slot, question, counting }) => results.counts(slot, question, counting),

    'pull:start': async (request) => ({ jobId: await pulls.start(request) }),
    'export:start': async (request) => {
      const jobId = await exports.start(request)
      return jobId === null ? null : { jobId }
    },
    'export:open': async ({ jobId }) => {
      await surroundings.openFile(exports.fileOf(jobId))
      return null
    },
    'export:reveal': ({ jobId }) => {
      surroundings.revealFile(exports.fileOf(jobId))
      return null
    },
    'jobs:list': () => jobs.list,
    'jobs:cancel': ({ jobId }) => {
      jobs.cancel(jobId)
      return null
    },
    'jobs:retry': async ({ jobId }) => ({ jobId: await desk.retry(jobId) }),
    'jobs:dismiss': ({ jobId }) => {
      jobs.dismiss(jobId)
      return null
    },

    'own-reports:list': async () => {
      await desk.opened()
      return customReports.list
    },
    'own-reports:try': (trial) => customReports.try(trial),
    'own-reports:stop-trial': () => {
      customReports.stopTrial()
      return null
    },
    'own-reports:rows-to-lose': async ({ key, report }) => ({ rows: await customReports.rowsToLose(key, report) }),
    'own-reports:save': ({ key, report }) => customReports.save(key, report),
    'own-reports:remove': async ({ key }) => {
      await customReports.remove(key)
      return null
    },
    'own-reports:export': async ({ key }) => {
      const report = customReports.get(key)
      const { language, systemLanguage } = surroundings.settings()
      const title = report.title[language ?? systemLanguage]
      const fileName = await surroundings.saveReportFile(title, writeReportFile(report))
      return fileName === null ? null : { fileName }
    },
    'own-reports:import': async () => {
      const opened = await surroundings.openReportFile()
      return opened.kind === 'text' ? readReportFile(opened.text) : opened
    },

    'marks:list': async ({ connectionId }) => desk.marks.list((await desk.opened()).store, connectionId),
    'check:plan': ({ connectionId }) => desk.check.plan(connectionId),
    'check:start': async ({ connectionId }) => ({ jobId: await desk.check.start(connectionId) }),

    'live:list': ({ connectionId }) => desk.live.list(connectionId),
    'live:set': (wish) => desk.live.set(wish),
    'live:gaps': ({ scope, range }) => desk.live.gaps(scope, range),

    'quota:set-reserve': ({ connectionId, percent }) => desk.quotas.setReserve(connectionId, percent),
    'schedules:list': () => automation.list(),
    'schedules:save': async (draft) => ({ scheduleId: await automation.save(draft) }),
    'schedules:remove': async ({ scheduleId }) => {
      await automation.remove(scheduleId)
      return null
    },
    'schedules:run': async ({ scheduleId }) => {
      await automation.run(scheduleId)
      return null
    },
    'schedules:choose-folder': () => automation.chooseFolder(),
    'retention:get': () => desk.retention.rules(),
    'retention:preview': (change) => desk.retention.preview(change),
    'retention:set': async (change) => {
      await desk.retention.set(change)
      return null
    },
    'erase:customer-preview': (scope) => desk.erasing.findCustomer(scope),
    'erase:customer': async (scope) => ({ rows: await desk.erasing.eraseCustomer(scope) }),
    'erase:preview': async (erasure) => ({ rows: await desk.erasing.countRows(erasure) }),
    'erase:run': async (erasure) => ({ rows: await desk.erasing.erase(erasure) }),
  }
}

/** What the tray needs of the continuous logs, as their channels have it. */
export function logPartsOf(handlers: Handlers): Omit<LogSwitchParts, 'onStanding' | 'remember'> {
  return {
    list: async () => {
      const connections = await handlers['connections:list'](null)
      const states: LiveState[] = []
      for (const { id } of connections) states.push(...(await handlers['live:list']({ connectionId: id })))
      return states
    },
    set: async (scope, isOn, everyMinutes) => handlers['live:set']({ scope, isOn, everyMinutes }),
  }
}
