export const offline = {
  title: 'Offline, encryption and backups',
  words: 'network data folder keychain backup new computer key security privacy',
  text: `
## Without a network

All that was fetched can be used without a network: filter, summarise, export, print. {{report.update.update}} alone needs
the server.

## What is encrypted, and what is not

- Rows are encrypted in a single file, **atalaya.db**, in the data folder. Its key is in the system's keychain and nowhere
  else.
- The token is in the keychain, too. It is not written to any file or log.
- Files that are exported are **not** encrypted.
- Whoever can log in as this user of the computer can open Atalaya. Lock the screen when you get up.

You see the folder in [Settings, Stored data](settings:data), {{settings.data.showFolder}}.

## Backups

- A copy of the data folder is good on **this** computer and for **this** user, where the key is. Close Atalaya before you
  copy it.
- On another computer that copy cannot be opened: the key is missing. Connect the operation there and fetch the periods
  again, as long as wolkvox keeps them.
- Where the key is lost (the system was installed anew, say), the stored rows are lost. In wolkvox they are still there.
- Views and reports of your own can be saved as files and taken to another computer.

## When the file is damaged

Atalaya says so when it opens, and offers to save what can be read, or to begin a new one. The copy that was put aside
stays in the folder for 30 days; it is deleted in [Settings, Stored data](settings:data).

## How long data is kept

[Settings, How long data is kept](settings:retention) says for how many months. What is older is erased once a day.
`,
}
