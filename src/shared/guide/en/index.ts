import type { Guide } from '../topics.ts'
import { checks } from './checks.ts'
import { company } from './company.ts'
import { complete } from './complete.ts'
import { customer } from './customer.ts'
import { differences } from './differences.ts'
import { erasing } from './erasing.ts'
import { fetching } from './fetching.ts'
import { files } from './files.ts'
import { filters } from './filters.ts'
import { firstSteps } from './firstSteps.ts'
import { hiding } from './hiding.ts'
import { keyboard } from './keyboard.ts'
import { live } from './live.ts'
import { offline } from './offline.ts'
import { problems } from './problems.ts'
import { schedules } from './schedules.ts'
import { staffing } from './staffing.ts'
import { summaries } from './summaries.ts'
import { team } from './team.ts'
import { updates } from './updates.ts'
import { views } from './views.ts'
import { placeKeys, places } from './keys.ts'

/** The guide in English: a file for each topic. */
export const en: Guide = {
  topics: {
    'first-steps': firstSteps,
    fetching,
    complete,
    differences,
    filters,
    customer,
    summaries,
    staffing,
    checks,
    live,
    views,
    schedules,
    files,
    hiding,
    team,
    offline,
    erasing,
    company,
    updates,
    keyboard,
    problems,
  },
  places,
  placeKeys,
}
