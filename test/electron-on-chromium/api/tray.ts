import { existsSync } from 'node:fs'
import { record, requireReady } from '../state.ts'
import { strict, StrictEmitter } from '../strict.ts'
import type { Menu } from './menu.ts'

const TRAY_EVENTS = [
  'click',
  // These never happen here.
  'right-click',
  'double-click',
  'balloon-show',
  'balloon-click',
  'balloon-closed',
]

/** An icon beside the clock that is drawn nowhere: tests look at its menu, and click in it. */
class Tray extends StrictEmitter {
  private readonly self: Tray
  private isGone = false

  constructor(image: string) {
    requireReady('Cannot create Tray')
    if (!existsSync(image)) throw new Error(`Failed to load image from path '${image}'`)
    super('Tray', TRAY_EVENTS)
    record('Tray', image)
    this.self = strict('Tray', this, () => this.isGone)
    return this.self
  }

  setImage(image: string): void {
    if (!existsSync(image)) throw new Error(`Failed to load image from path '${image}'`)
    record('Tray.setImage', image)
  }

  setToolTip(text: string): void {
    record('Tray.setToolTip', text)
  }

  setContextMenu(menu: InstanceType<typeof Menu> | null): void {
    record('Tray.setContextMenu', menu?.items.map(({ label }) => label) ?? null)
  }

  destroy(): void {
    if (this.isGone) return
    record('Tray.destroy')
    this.isGone = true
  }

  isDestroyed(): boolean {
    return this.isGone
  }
}

const StrictTray = strict('Tray', Tray)
export { StrictTray as Tray }
