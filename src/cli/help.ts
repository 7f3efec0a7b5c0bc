import type { Language } from '../shared/language.ts'
import type { Command, OptionDefinition, OptionDefinitions } from './command.ts'
import { helpTexts } from './texts/help.ts'

/** The commands by name, in the order of the overview. Each is loaded when it is called. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  reports: async () => (await import('./commands/reports.ts')).reports,
  'connection add': async () => (await import('./commands/connectionAdd.ts')).connectionAdd,
  'connection list': async () => (await import('./commands/connectionList.ts')).connectionList,
  'connection country': async () => (await import('./commands/connectionCountry.ts')).connectionCountry,
  'connection mask': async () => (await import('./commands/connectionMask.ts')).connectionMask,
  'connection remove': async () => (await import('./commands/connectionRemove.ts')).connectionRemove,
  'connection test': async () => (await import('./commands/connectionTest.ts')).connectionTest,
  pull: async () => (await import('./commands/pull.ts')).pullCommand,
  show: async () => (await import('./commands/show.ts')).show,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  customer: async () => (await import('./commands/customer.ts')).customer,
  summarize: async () => (await import('./commands/summarize.ts')).summarize,
  kpis: async () => (await import('./commands/kpis.ts')).kpis,
  'measures list': async () => (await import('./commands/measuresList.ts')).measuresList,
  'measures add': async () => (await import('./commands/measuresAdd.ts')).measuresAdd,
  'measures rename': async () => (await import('./commands/measuresRename.ts')).measuresRename,
  'measures remove': async () => (await import('./commands/measuresRemove.ts')).measuresRemove,
  'paid-aux': async () => (await import('./commands/paidAux.ts')).paidAux,
  match: async () => (await import('./commands/match.ts')).match,
  'check unanswered': async () => (await import('./commands/checkUnanswered.ts')).checkUnanswered,
  staffing: async () => (await import('./commands/staffing.ts')).staffing,
  'view list': async () => (await import('./commands/viewList.ts')).viewList,
  'view save': async () => (await import('./commands/viewSave.ts')).viewSave,
  'view show': async () => (await import('./commands/viewShow.ts')).viewShow,
  'view run': async () => (await import('./commands/viewRun.ts')).viewRun,
  'view remove': async () => (await import('./commands/viewRemove.ts')).viewRemove,
  'view export': async () => (await import('./commands/viewExport.ts')).viewExport,
  'view import': async () => (await import('./commands/viewImport.ts')).viewImport,
  'check contact-hours': async () => (await import('./commands/checkContactHours.ts')).checkContactHours,
  'check duplicates': async () => (await import('./commands/checkDuplicates.ts')).checkDuplicates,
  'check sms-parts': async () => (await import('./commands/checkSmsParts.ts')).checkSmsParts,
  home: async () => (await import('./commands/home.ts')).home,
  adherence: async () => (await import('./commands/adherence.ts')).adherence,
  'shifts import': async () => (await import('./commands/shiftsImport.ts')).shiftsImport,
  'shifts list': async () => (await import('./commands/shiftsList.ts')).shiftsList,
  'shifts remove': async () => (await import('./commands/shiftsRemove.ts')).shiftsRemove,
  coverage: async () => (await import('./commands/coverage.ts')).coverage,
  watch: async () => (await import('./commands/watch.ts')).watch,
  quota: async () => (await import('./commands/quota.ts')).quota,
  'team create': async () => (await import('./commands/teamCreate.ts')).teamCreate,
  'team join': async () => (await import('./commands/teamJoin.ts')).teamJoin,
  'team status': async () => (await import('./commands/teamStatus.ts')).teamStatus,
  'team leave': async () => (await import('./commands/teamLeave.ts')).teamLeave,
  'schedule list': async () => (await import('./commands/scheduleList.ts')).scheduleList,
  'schedule add': async () => (await import('./commands/scheduleAdd.ts')).scheduleAdd,
  'schedule remove': async () => (await import('./commands/scheduleRemove.ts')).scheduleRemove,
  'schedule run': async () => (await import('./commands/scheduleRun.ts')).scheduleRun,
  retention: async () => (await import('./commands/retention.ts')).retention,
  'retention set': async () => (await import('./commands/retentionSet.ts')).retentionSet,
  policy: async () => (await import('./commands/policy.ts')).policy,
  erase: async () => (await import('./commands/erase.ts')).erase,
  'store copies': async () => (await import('./commands/storeCopies.ts')).storeCopies,
  'store rebuild': async () => (await import('./commands/storeRebuild.ts')).storeRebuild,
  'store begin-anew': async () => (await import('./commands/storeBeginAnew.ts')).storeBeginAnew,
  sample: async () => (await import('./commands/sample.ts')).sample,
  'sample shifts': async () => (await import('./commands/sampleShifts.ts')).sampleShifts,
  guide: async () => (await import('./commands/guide.ts')).guide,
  demo: async () => (await import('./commands/demo.ts')).demo,
}

/** The options that every command takes. */
export const commonOptions: OptionDefinitions = {
  json: { type: 'boolean', ...helpTexts('json') },
  quiet: { type: 'boolean', ...helpTexts('quiet') },
  verbose: { type: 'boolean', ...helpTexts('verbose') },
  help: { type: 'boolean', ...helpTexts('help') },
}

const WIDTH = 30

function optionLine([name, option]: readonly [string, OptionDefinition], language: Language): string {
  const call = option.type === 'string' ? `--${name} ${option.value ?? 'TEXT'}` : `--${name}`
  // A call that is wider than its column stands apart from what it does all the same.
  return `  ${call.padEnd(WIDTH - 2)}  ${option[language]}${option.multiple === true ? ' …' : ''}`
}

/** The help of one command. */
export function helpOf(command: Command, language: Language): string {
  const lines = [
    `atalaya ${command.usage}`,
    '',
    command[language],
    '',
    ...Object.entries({ ...command.options, ...commonOptions }).map((entry) => optionLine(entry, language)),
  ]
  return `${lines.join('\n')}\n`
}

/** All commands with a line each. */
export async function overview(language: Language): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  const heading = helpTexts('overview')
  const widest = Math.max(...all.map((command) => command.usage.length))
  const lines = all.map((command) => `  ${command.usage.padEnd(widest)}  ${command[language]}`)
  return `${[heading[language], '', ...lines].join('\n')}\n`
}
