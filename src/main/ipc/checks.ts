import type { Desk } from '../../desk/desk.ts'
import type { checksChannels } from '../../shared/ipc/checks.ts'
import { readRulesFile, rulesFileText } from '../../shared/checks/contactRules.ts'
import type { Surroundings } from './surroundings.ts'
import type { HandlersOf } from './handler.ts'

export function checksHandlers({ checks }: Desk, surroundings: Surroundings): HandlersOf<typeof checksChannels> {
  return {
    'checks:run': (asked) => checks.run(asked),
    'checks:block': (asked) => checks.block(asked),
    'checks:match': (asked) => checks.match(asked),
    'checks:holidays': (asked) => checks.holidays(asked),
    'checks:open-rules': async () => {
      const opened = await surroundings.openSmallFile('rules')
      return opened.kind === 'text' ? readRulesFile(opened.text) : opened
    },
    'checks:save-rules': async ({ rules }) => {
      const fileName = await surroundings.saveSmallFile('rules', rules.name, rulesFileText(rules))
      return fileName === null ? null : { fileName }
    },
    'checks:export': async (wish) => {
      const jobId = await checks.export(wish)
      return jobId === null ? null : { jobId }
    },
  }
}
