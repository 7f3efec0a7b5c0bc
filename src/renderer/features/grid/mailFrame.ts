// A mail with its formatting, where nothing of it can act: a frame without scripts, forms, navigation and network.

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** Dark letters on white whatever the theme, as mails are written for; wide tables scroll. */
const STYLE =
  'html{background:#fff;color:#1b242d;color-scheme:light}' +
  "body{margin:8px;font:13px/1.5 'Segoe UI',system-ui,sans-serif;overflow-wrap:anywhere}" +
  'a{pointer-events:none}img,table{max-width:100%}'

/**
 * The document of the frame. Its policy is the first thing that the parser reads, before anything that the mail holds:
 * what comes later can add policies, never lift this one.
 *
 * The frame itself must have an empty `sandbox`, which is what keeps scripts, forms and navigation out.
 */
export function mailDocument(html: string): string {
  const head =
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
    '<meta charset="utf-8"><meta name="referrer" content="no-referrer">' +
    // Said once, it cannot be taken back by the mail: no name in it is looked up ahead.
    '<meta http-equiv="X-DNS-Prefetch-Control" content="off">' +
    `<style>${STYLE}</style>`
  return `<!doctype html><html><head>${head}</head><body>${html}</body></html>`
}
