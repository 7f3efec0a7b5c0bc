import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, Channel, InputOf, OutputOf, Reply } from '../shared/ipc/contract.ts'

function request<C extends Channel>(channel: C, input: InputOf<C>): Promise<Reply<OutputOf<C>>> {
  return ipcRenderer.invoke(channel, input) as Promise<Reply<OutputOf<C>>>
}

const bridge: Bridge = {
  listReports: () => request('reports:list', null),
  appVersions: () => request('app:versions', null),
}

contextBridge.exposeInMainWorld('atalaya', bridge)
