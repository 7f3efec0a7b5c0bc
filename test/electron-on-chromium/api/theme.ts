import type { Page } from '../page/page.ts'
import { strict, StrictEmitter } from '../strict.ts'
import { openWindows } from './windows.ts'

type ThemeSource = 'system' | 'light' | 'dark'

/** Here the system is always light. */
class NativeTheme extends StrictEmitter {
  readonly shouldUseHighContrastColors = false
  readonly shouldUseInvertedColorScheme = false
  readonly prefersReducedTransparency = false
  private source: ThemeSource = 'system'

  constructor() {
    super('nativeTheme', ['updated'])
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'dark'
  }

  get themeSource(): ThemeSource {
    return this.source
  }

  set themeSource(source: ThemeSource) {
    if (source === this.source) return
    this.source = source
    for (const { webContents } of openWindows) webContents.whenOpen.then(applyTheme).catch(() => {})
    this.emit('updated')
  }
}

export const nativeTheme = strict('nativeTheme', new NativeTheme())

/** Has a page see the theme that the app has chosen. */
export async function applyTheme(page: Page): Promise<void> {
  const { themeSource } = nativeTheme
  const value = themeSource === 'system' ? '' : themeSource
  await page.session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
}
