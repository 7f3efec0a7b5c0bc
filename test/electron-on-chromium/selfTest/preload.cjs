const { contextBridge, ipcRenderer } = require('electron')

/** What an attempt throws. */
function refusal(attempt) {
  try {
    attempt()
    return 'nothing'
  } catch (error) {
    return error.message
  }
}

class Instance {
  value = 1
}

contextBridge.exposeInMainWorld('bridge', {
  echo: (...values) => ipcRenderer.invoke('echo', ...values),
  ask: (channel) => ipcRenderer.invoke(channel),
  sendFunction: () => ipcRenderer.invoke('echo', () => {}),
  onMessage: (listener) => {
    ipcRenderer.on('message', (_event, ...values) => listener(...values))
  },
  add: (first, second) => first + second,
  apply: (double, value) => double(value),
  fail: () => {
    throw new TypeError('a reason')
  },
  values: { list: [1, new Date(5)], deep: { map: new Map([['key', 1]]) } },
  refusals: {
    class: refusal(() => contextBridge.exposeInMainWorld('one', { Instance })),
    instance: refusal(() => contextBridge.exposeInMainWorld('two', { instance: new Instance() })),
    symbol: refusal(() => contextBridge.exposeInMainWorld('three', { symbol: Symbol('name') })),
    twice: refusal(() => {
      contextBridge.exposeInMainWorld('four', 4)
      contextBridge.exposeInMainWorld('four', 4)
    }),
    node: refusal(() => require('fs')),
    file: refusal(() => require('./other.cjs')),
    lacking: refusal(() => ipcRenderer.sendSync('channel')),
  },
})
