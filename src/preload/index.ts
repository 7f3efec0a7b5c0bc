import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { CHANNELS, EVENT_CHANNEL } from '../shared/ipc/channels.ts'
import type { AppEvent, Bridge } from '../shared/ipc/contract.ts'

const bridge: Bridge = {
  request(channel, input) {
    // Only the channels of the contract: nothing else of Electron is to be reached from the page.
    if (!Object.hasOwn(CHANNELS, channel)) return Promise.reject(new Error('No such channel'))
    return ipcRenderer.invoke(channel, input)
  },
  onEvent(listener) {
    const receive = (_event: IpcRendererEvent, event: AppEvent): void => {
      listener(event)
    }
    ipcRenderer.on(EVENT_CHANNEL, receive)
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, receive)
    }
  },
}

contextBridge.exposeInMainWorld('atalaya', bridge)
