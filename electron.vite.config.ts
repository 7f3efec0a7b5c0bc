import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      // Only the two packages with native binaries stay packages; the rest goes into the bundle.
      externalizeDeps: false,
      rolldownOptions: {
        external: ['better-sqlite3', 'keytar'],
        input: {
          index: 'src/main/index.ts',
          storeWorker: 'src/core/store/worker.ts',
          rebuildWorker: 'src/core/store/rebuildWorker.ts',
          sampleWorker: 'src/core/sample/sampleWorker.ts',
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload is one CommonJS file: it can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    plugins: [react()],
    // The content security policy admits files of the app, no data: addresses.
    build: {
      assetsInlineLimit: 0,
      minify: true,
      // What every start loads is one file: each further one would cost a round through the main process.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'window', tags: ['$initial'] }] } } },
    },
  },
})
