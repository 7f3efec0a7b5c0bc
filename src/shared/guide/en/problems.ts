export const problems = {
  title: 'Problems and messages',
  words: 'error failure does not work support help token refused maintenance network proxy slow',
  text: `
Each message says what happened and what can be done. These are the most frequent ones.

## The server does not take the token

Check in wolkvox Manager that the token is active, and paste it whole once more in
[Settings, Operations](settings:operations). Check the server's code, too. [How to make a token](link:wolkvox-tokens)

## The requests of today are used up

Wait until tomorrow. What is stored can be used as before. [The requests of the day](topic:fetching)

## Too many requests at once

Another person or program uses the same token at this moment. Atalaya waits and tries again. Where it happens often, give
each program a token of its own.

## The server is under maintenance, or does not answer

Atalaya tries several times, and waits longer each time. Where that fails, the reason stays with the day that failed, and
there is {{activity.retry}} in the bar below.

## There is no network

All that is stored is still there. Check the connection and press {{report.update.update}}. In some companies requests have
to go through a proxy: its address is typed under {{start.form.advanced}}, where the operation is changed.

## The server does not have this report

Not every operation has every report. {{operationCheck.open}} looks at all of them at once.

## The report is empty

- Is it the right period? Is there a filter or a search?
- Does it say “{{coverage.states.empty}}”? Then the server answered that there is nothing of these dates.
- Is something missing above, such as a campaign or an agent?

## A day says “{{coverage.states.partial}}” or “{{coverage.states.announced}}”

[What complete means](topic:complete) explains it.

## The file could not be saved

Mostly it is open in Excel: close it, or save under another name. Else check that the folder exists and has room.

## Something cannot be changed or chosen

The administrator of the computer set it, for all its users. What is set, to which value and where it comes from, is
seen in [Settings, Managed by your organisation](settings:managed). Only the administrator changes it.

## Ask for help

[Save the support file](go:support-file) writes a file with versions and recent errors. It has no rows, telephones or
tokens in it: it can be sent by mail. You see the version in [Settings, About](settings:about).
`,
}
