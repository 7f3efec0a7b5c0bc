import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where Electron keeps an app's data and the user's folders, by the names of `app.getPath`. */
export class AppPaths {
  readonly #set = new Map<string, string>()

  get(name: string, appName: string): string {
    const known = this.#set.get(name)
    if (known !== undefined) return known
    const home = homedir()
    switch (name) {
      case 'home':
        return home
      case 'temp':
        return tmpdir()
      case 'appData':
        return appData(home)
      case 'userData':
        return join(this.get('appData', appName), appName)
      case 'sessionData':
        return this.get('userData', appName)
      case 'logs':
        return join(this.get('userData', appName), 'logs')
      case 'crashDumps':
        return join(this.get('userData', appName), 'Crashpad')
      case 'exe':
      case 'module':
        return process.execPath
      case 'desktop':
      case 'documents':
      case 'downloads':
      case 'music':
      case 'pictures':
      case 'videos':
        return join(home, name.charAt(0).toUpperCase() + name.slice(1))
      default:
        throw new Error(`Failed to get '${name}' path`)
    }
  }

  set(name: string, path: string): void {
    this.#set.set(name, path)
  }
}

function appData(home: string): string {
  switch (process.platform) {
    case 'win32':
      return process.env['APPDATA'] ?? join(home, 'AppData/Roaming')
    case 'darwin':
      return join(home, 'Library/Application Support')
    default:
      return process.env['XDG_CONFIG_HOME'] ?? join(home, '.config')
  }
}
