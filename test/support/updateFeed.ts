import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { NodeHttpExecutor } from 'builder-util'
import { configureRequestOptions, configureRequestUrl, type DownloadOptions } from 'builder-util-runtime'
import { AppImageUpdater, NsisUpdater } from 'electron-updater'

/** What a server of newer versions says of one: electron-updater's `latest.yml`. */
export interface Offered {
  readonly version: string
  readonly stagingPercentage?: number
  /** What is said of the file, where it is not so. */
  readonly sha512?: string
}

/** A server of newer versions, on this computer. */
export interface UpdateFeed {
  readonly url: string
  /** What was asked for, by its path. */
  readonly requests: string[]
  /** Offers a version, in the list of those that are tried where its number says so. */
  offer(offered: Offered): void
  close(): Promise<void>
}

/** What the file of a version holds. */
export function fileOf(version: string): Buffer {
  return Buffer.alloc(64 * 1024, `the program, version ${version}. `)
}

/**
 * Starts a server of newer versions.
 *
 * @param ending of the files that it offers
 */
export async function startUpdateFeed(ending: 'AppImage' | 'exe'): Promise<UpdateFeed> {
  const files = new Map<string, Buffer>()
  const requests: string[] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://localhost').pathname
    requests.push(path)
    const file = files.get(path)
    response.writeHead(file === undefined ? 404 : 200, { 'content-length': file?.length ?? 0 }).end(file)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    offer: ({ version, stagingPercentage, sha512 }) => {
      const name = `Atalaya-${version}.${ending}`
      const file = fileOf(version)
      const sum = sha512 ?? createHash('sha512').update(file).digest('base64')
      const list = [
        `version: ${version}`,
        `files:`,
        `  - url: ${name}`,
        `    sha512: ${sum}`,
        `    size: ${file.length}`,
        `path: ${name}`,
        `sha512: ${sum}`,
        ...(stagingPercentage === undefined ? [] : [`stagingPercentage: ${stagingPercentage}`]),
        `releaseDate: '2026-11-30T00:00:00.000Z'`,
      ]
      files.set(`/${name}`, file)
      files.set('/latest-linux.yml', Buffer.from(list.join('\n')))
      files.set('/beta-linux.yml', Buffer.from(list.join('\n')))
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What electron-updater fetches with where there is no Electron: as its own does, by the network of Node. */
class NodeDownloads extends NodeHttpExecutor {
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const request = { headers: options.headers ?? undefined }
      configureRequestUrl(url, request)
      configureRequestOptions(request)
      const callback = (error?: Error | null): void => {
        if (error instanceof Error) reject(error)
        else resolve(destination)
      }
      this.doDownload(request, { destination, options, onCancel, callback, responseHandler: null }, 0)
    })
  }
}

/** Of a program as electron-updater sees it, in folders of a test. */
function adapterOf(folder: string, version: string) {
  const note = join(folder, 'app-update.yml')
  mkdirSync(folder, { recursive: true })
  writeFileSync(note, ['provider: generic', 'url: https://atalaya.invalid', 'updaterCacheDirName: kept'].join('\n'))
  return {
    version,
    name: 'atalaya',
    isPackaged: true,
    appUpdateConfigPath: note,
    userDataPath: folder,
    baseCachePath: join(folder, 'cache'),
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  }
}

/** electron-updater itself for an AppImage of a version, with the network of Node. `APPIMAGE` names the file. */
export function appImageUpdater(folder: string, version: string): AppImageUpdater {
  return Object.assign(new AppImageUpdater(null, adapterOf(folder, version)), { httpExecutor: new NodeDownloads() })
}

/** The same for the setup program of Windows. @param verdict of Windows on a signature; null: it is its publisher's */
export function nsisUpdater(folder: string, version: string, verdict: string | null): NsisUpdater {
  const adapter = adapterOf(folder, version)
  writeFileSync(
    adapter.appUpdateConfigPath,
    'provider: generic\nupdaterCacheDirName: kept\npublisherName: Atalaya S.A.S.\n',
  )
  const updater = Object.assign(new NsisUpdater(null, adapter), { httpExecutor: new NodeDownloads() })
  updater.verifyUpdateCodeSignature = (publishers) => {
    if (publishers.join() !== 'Atalaya S.A.S.') return Promise.resolve('another publisher was asked for')
    return Promise.resolve(verdict)
  }
  return updater
}
