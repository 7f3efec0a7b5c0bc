import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

/**
 * Has the page fetch the grid's file and what that needs beside its first file: the first screen wants it as soon as
 * that has run, and asking for it only then would cost a wait.
 */
function fetchGridEarly(): Plugin {
  return {
    name: 'fetch-grid-early',
    transformIndexHtml: (_html, { bundle = {} }) => {
      const chunks = new Map(
        Object.values(bundle).flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each]] : [])),
      )
      const wanted = new Set<string>()
      const want = (file: string): void => {
        const chunk = chunks.get(file)
        if (chunk === undefined || chunk.isEntry || wanted.has(file)) return
        wanted.add(file)
        chunk.imports.forEach(want)
      }
      for (const { name, fileName } of chunks.values()) if (name === 'ReportGrid') want(fileName)
      return [...wanted].map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
        injectTo: 'head',
      }))
    },
  }
}

export default defineConfig({
  main: {
    build: {
      // Only the two packages with native binaries stay packages; the rest goes into the bundle.
      externalizeDeps: false,
      rolldownOptions: {
        external: ['better-sqlite3', 'keytar'],
        input: {
          index: 'src/main/index.ts',
          storeWorker: 'src/core/threads/storeWorker.ts',
          rebuildWorker: 'src/core/threads/rebuildWorker.ts',
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
    plugins: [react(), fetchGridEarly()],
    // The content security policy admits files of the app, no data: addresses.
    build: {
      assetsInlineLimit: 0,
      minify: true,
      // What every start loads is one file: each further one would cost a round through the main process.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'window', tags: ['$initial'] }] } } },
    },
  },
})
