import { activityTexts } from './activity.ts'
import { automationTexts } from './automation.ts'
import { commonTexts } from './common.ts'
import { coverageTexts } from './coverage.ts'
import { customReportTexts } from './customReports.ts'
import { desktopTexts } from './desktop.ts'
import { exportingTexts } from './exporting.ts'
import { gridTexts } from './grid.ts'
import { liveTexts } from './live.ts'
import { operationCheckTexts } from './operationCheck.ts'
import { paletteTexts } from './palette.ts'
import { reportTexts } from './report.ts'
import { settingsTexts } from './settings.ts'
import { sidebarTexts } from './sidebar.ts'
import { startTexts } from './start.ts'
import { systemTexts } from './system.ts'

/** Every text of the app, for the window and for menus and dialogs of the main process, by language and part. */
export const texts = {
  es: {
    common: commonTexts.es,
    start: startTexts.es,
    sidebar: sidebarTexts.es,
    settings: settingsTexts.es,
    activity: activityTexts.es,
    automation: automationTexts.es,
    palette: paletteTexts.es,
    report: reportTexts.es,
    coverage: coverageTexts.es,
    exporting: exportingTexts.es,
    grid: gridTexts.es,
    customReports: customReportTexts.es,
    live: liveTexts.es,
    operationCheck: operationCheckTexts.es,
    system: systemTexts.es,
    desktop: desktopTexts.es,
  },
  en: {
    common: commonTexts.en,
    start: startTexts.en,
    sidebar: sidebarTexts.en,
    settings: settingsTexts.en,
    activity: activityTexts.en,
    automation: automationTexts.en,
    palette: paletteTexts.en,
    report: reportTexts.en,
    coverage: coverageTexts.en,
    exporting: exportingTexts.en,
    grid: gridTexts.en,
    customReports: customReportTexts.en,
    live: liveTexts.en,
    operationCheck: operationCheckTexts.en,
    system: systemTexts.en,
    desktop: desktopTexts.en,
  },
} as const
