import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { EVENTS, REQUESTS, type Bridge, type EventListener } from '../shared/ipc/bridge.ts'

const bridge: Bridge = {
  // Under one name: nothing else of Electron is to be reached from the page, whatever channel it asks for.
  request: (channel, input) => ipcRenderer.invoke(REQUESTS, channel, input),
  onEvent(listener) {
    const receive = (_event: IpcRendererEvent, ...told: Parameters<EventListener>): void => {
      listener(...told)
    }
    ipcRenderer.on(EVENTS, receive)
    return () => {
      ipcRenderer.removeListener(EVENTS, receive)
    }
  },
}

contextBridge.exposeInMainWorld('atalaya', bridge)
