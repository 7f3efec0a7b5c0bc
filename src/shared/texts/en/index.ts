import { activity } from './activity.ts'
import { automation } from './automation.ts'
import { checks } from './checks.ts'
import { commands } from './commands.ts'
import { common } from './common.ts'
import { conversation } from './conversation.ts'
import { coverage } from './coverage.ts'
import { customer } from './customer.ts'
import { customReports } from './customReports.ts'
import { desktop } from './desktop.ts'
import { exporting } from './exporting.ts'
import { grid } from './grid.ts'
import { guide } from './guide.ts'
import { home } from './home.ts'
import { live } from './live.ts'
import { look } from './look.ts'
import { masks } from './masks.ts'
import { measures } from './measures.ts'
import { network } from './network.ts'
import { operationCheck } from './operationCheck.ts'
import { palette } from './palette.ts'
import { paper } from './paper.ts'
import { report } from './report.ts'
import { settings } from './settings.ts'
import { shifts } from './shifts.ts'
import { sidebar } from './sidebar.ts'
import { staffing } from './staffing.ts'
import { start } from './start.ts'
import { summary } from './summary.ts'
import { system } from './system.ts'
import { updates } from './updates.ts'
import { team } from './team.ts'
import { views } from './views.ts'

/** The texts of the window, and of menus and dialogs, in English. */
export const en = {
  common,
  commands,
  start,
  sidebar,
  settings,
  activity,
  automation,
  palette,
  paper,
  report,
  conversation,
  coverage,
  exporting,
  grid,
  guide,
  home,
  customer,
  customReports,
  live,
  look,
  masks,
  measures,
  network,
  operationCheck,
  summary,
  staffing,
  checks,
  shifts,
  system,
  desktop,
  updates,
  views,
  team,
} as const
