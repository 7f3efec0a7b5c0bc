export const schedules = {
  title: 'Have it updated by itself',
  words: 'schedule automatic every morning daily file task',
  text: `
A report or a view can be kept up to date without anybody asking, and leave a file in a folder.

## Schedule it

1. With the report open as you want to see it, choose {{commands.keep-up-to-date.label}}. Where a view is open without
   changes, that view is followed: what is changed and saved in it later holds for the files that follow. It is in the
   menu of each view, too.
2. Say when: each day at a time, every so many hours, or when Atalaya opens. The time is that of the operation, from 00:00
   to 23:59.
3. Where a file is wanted, choose folder and format. Its name has the days in it.

What was filled in is not lost when the dialog is closed: it is there when you open it again, and only the folder has to be
chosen once more.

All that is scheduled is in [Settings, Automatic updates](settings:automation). There it is changed, switched off, or done
right now.

## What it does, and what not

- It fetches only what is missing or may have changed, and leaves reserved requests untouched.
- The file is written only where the period is complete. Where something is missing it tries again and tells you.
- Where the computer was off, what is owed is done once when it is back.
- Atalaya has to be open, or go on in the [background](settings:background).
`,
}
