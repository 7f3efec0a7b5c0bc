import type { Desk } from '../../desk/desk.ts'
import { readReportFile, writeReportFile } from '../../shared/customReports/reportFile.ts'
import type { ownReportsChannels } from '../../shared/ipc/ownReports.ts'
import type { Surroundings } from './surroundings.ts'
import type { HandlersOf } from './handler.ts'

export function ownReportsHandlers(desk: Desk, surroundings: Surroundings): HandlersOf<typeof ownReportsChannels> {
  const { customReports } = desk
  return {
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
      const fileName = await surroundings.saveSmallFile('report', title, writeReportFile(report))
      return fileName === null ? null : { fileName }
    },
    'own-reports:import': async () => {
      const opened = await surroundings.openSmallFile('report')
      return opened.kind === 'text' ? readReportFile(opened.text) : opened
    },
  }
}
