export const updates = {
  title: 'Newer versions of Atalaya',
  words: 'update upgrade version news install restart preview beta',
  text: `
[Settings, About](settings:about) says which version is open, whether there is a newer one, and what is new in each.

## Who installs them

- **You installed it** (with the setup program of Windows, on macOS, or as an AppImage): Atalaya looks for a newer version
  when it opens and once a day, fetches it while you work, and installs it as you leave. {{commands.look-for-updates.label}}
  asks at once.
- **The company installed it** for all users: the company hands out newer versions too, and Atalaya looks for none.

Where none is looked for, About says why.

## When it is installed

Never in the middle of work. Once a version is ready, Atalaya says so: {{updates.restart}} installs it at once; with
{{common.later}} it is installed as you leave. While rows are fetched, something is written or erased, or a log is polled, it
does not restart.

What is stored, views, schedules and settings are still there. What a newer version wrote an older one does not open:
therefore nobody goes back.

## To choose

- {{updates.byItself}}: switched off, it looks only when you ask. It can be [locked](topic:company).
- {{updates.previews}}: they come earlier, and may fail.

## When it does not work

- Where they lie cannot be reached: look at the network or the [proxy](topic:company), and try later.
- What came is not what was published, or was not signed by the makers of Atalaya: it is not installed. It is fetched anew
  the next time.
`,
}
