export const company = {
  title: 'The company’s computer',
  words: 'managed administrator locked policy padlock proxy certificate network user password IT department',
  text: `
On many computers of a company somebody of its IT department decides for everyone. Atalaya goes by what they set, and goes
to the network the way that the computer goes.

## What is set

[Settings, Managed by your organisation](settings:managed) shows what the administrator of the computer set, its value and
where it comes from. They can set which servers are asked, whether tokens are added, the proxy,
[updates](topic:updates), how much of personal data is hidden, how many days are kept, and the folders that files may go to.

- What is locked cannot be changed in Atalaya. Where you would notice, a padlock says so: in the form of an operation, when
  you export, when you schedule a file, and in the settings.
- A default holds until you choose otherwise.
- You can always be stricter: hide more, keep less.

> Where something that you need is locked, the administrator of the computer can change it. That page says exactly what to
> ask for.

## When it changes while you work

Atalaya says so: {{settings.managed.changed}}. It holds from the next start; {{settings.managed.restart}} brings that
forward. Where work is under way, it waits for its end.

## The company’s proxy

Atalaya takes the proxy and the certificates of the system; you need not type anything. Where the proxy asks who you are,
Atalaya asks for user name and password once, and leaves them in the system’s keychain.

In [Settings, Operations](settings:operations):

- {{network.test}} goes the way to the server step by step, and says at which it stops. That is what to send to IT.
- {{network.logins.title}} shows which proxy is answered, and with which user name. {{network.logins.forget}} erases them,
  after your password changed for example: with the next request you are asked again.
`,
}
