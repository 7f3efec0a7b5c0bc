/**
 * The pictures of the guide and their sizes, in pixels of the window. `npm run screenshots` makes them, in each
 * language and both themes: `src/renderer/features/guide/pictures/<name>-<language>-<theme>.webp`.
 */
export const PICTURES = {
  'first-start': { width: 860, height: 440 },
  report: { width: 1100, height: 560 },
  completeness: { width: 1090, height: 150 },
  filter: { width: 560, height: 420 },
  summary: { width: 1090, height: 500 },
  'number-menu': { width: 640, height: 480 },
  staffing: { width: 1090, height: 480 },
  checks: { width: 1090, height: 500 },
  match: { width: 1090, height: 460 },
  'hidden-rows': { width: 1090, height: 420 },
  export: { width: 640, height: 560 },
  palette: { width: 620, height: 380 },
  team: { width: 628, height: 386 },
} as const satisfies Readonly<Record<string, { readonly width: number; readonly height: number }>>

export type PictureName = keyof typeof PICTURES
