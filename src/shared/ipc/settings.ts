import { z } from 'zod'
import { LANGUAGES } from '../language.ts'
import { DENSITIES, TEXT_PERCENTS, THEMES, type SettingsView } from '../settings.ts'
import { action, answer, gives, nothing } from './channel.ts'

export const settingsChannels = {
  'settings:get': answer(nothing, gives<SettingsView>()),
  'settings:set': action(
    z.strictObject({
      language: z.enum(LANGUAGES).nullable().exactOptional(),
      theme: z.enum(THEMES).exactOptional(),
      density: z.enum(DENSITIES).exactOptional(),
      textPercent: z.literal(TEXT_PERCENTS).exactOptional(),
      listSeparator: z.enum([',', ';']).nullable().exactOptional(),
      startsAtLogin: z.boolean().exactOptional(),
      staysInBackground: z.boolean().exactOptional(),
      updatesItself: z.boolean().exactOptional(),
      takesPreviews: z.boolean().exactOptional(),
    }),
    gives<SettingsView>(),
  ),
}

export interface SettingsEvent {
  readonly kind: 'settings'
  readonly settings: SettingsView
}
