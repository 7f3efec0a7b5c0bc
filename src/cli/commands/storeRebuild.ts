import { deletedOn } from '../../shared/asideCopies.ts'
import { AppError } from '../../shared/errors.ts'
import { joinedTexts } from '../../shared/localized.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { storeTexts } from '../texts/store.ts'

export const storeRebuild: Command = {
  usage: 'store rebuild',
  ...storeTexts('rebuild'),
  options: { yes: { type: 'boolean', ...storeTexts('confirm') } },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    if (!options.has('yes')) {
      throw new AppError('usage', { problem: 'rebuild-unconfirmed' })
    }
    const { storeKeyOf } = await import('../../core/store/file/storeKey.ts')
    const { rebuildStore } = await import('../../core/store/file/rebuild.ts')
    const profile = await context.profile()
    const key = await storeKeyOf(profile, context.environment, await context.secrets())
    const madeAtMs = Date.now()
    const { asideMark } = await import('../../core/store/file/setAside.ts')
    const now = asideMark(madeAtMs)
    const summary = rebuildStore({ file: profile.storeFile, key }, now)
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
    const oldFileDeletedOn = deletedOn({ madeAtMs }, zone)
    const { rows, lostSlices, oldFile } = summary
    const told = [
      storeTexts.counted('saved', rows),
      ...(lostSlices === 0 ? [] : [storeTexts.counted('lost', lostSlices)]),
      storeTexts('oldFile', { file: oldFile, day: oldFileDeletedOn }),
    ]
    const text = terminal.say(joinedTexts(told, ' '))
    await terminal.result({ ...summary, oldFileDeletedOn }, text)
    return EXIT.done
  },
}
