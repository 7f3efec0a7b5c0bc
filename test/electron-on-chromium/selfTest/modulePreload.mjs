import { ipcRenderer } from 'electron'

ipcRenderer.send('never')
