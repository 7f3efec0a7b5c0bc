export const firstSteps = {
  title: 'First steps',
  words: 'begin connect token server install start',
  text: `
Atalaya fetches the reports of wolkvox to this computer. Once they are here they are filtered, summarised and taken to
Excel without asking the server again.

![When Atalaya is opened for the first time: connect an operation, or explore invented data](first-start)

## To get to know it without a token

Choose {{start.doors.sample.title}}. It is an invented operation, with calls, chats, mails and messages of several
months. Everything that this guide explains can be tried there. It is removed whenever you like.

## Connect an operation

1. Choose {{start.doors.connect.title}}.
2. Type the server's code. It is the number in the address: in wv0010.wolkvox.com it is 0010.
3. Paste the token. It is made in wolkvox Manager, under Configuration, Integrations, Tokens.
   [How to make a token](link:wolkvox-tokens)
4. Press {{start.form.test}}. Atalaya sends a single request to learn whether the server takes the token.

> The token stays in the system's keychain and is never shown again. Where it is lost, another one is made in wolkvox
> Manager and changed in [Settings, Operations](settings:operations).

## The first report

1. Choose a report in the list at the left, or find it with [[palette]] by a word of its name.
2. Choose the period, above.
3. Press {{report.update.update}}. The button says before how many requests that takes.
4. Once the line of the period says “complete”, all of it is here. [What complete means](topic:complete)

![A report: the period and what is here of it above, the rows below](report)

Not every operation has every report. {{operationCheck.open}} asks once for each of them and marks the list; after that,
{{operationCheck.onlyData}} leaves only those in sight that are of use.

## Then

- [Filter and search](topic:filters)
- [Summarise: how many, how long, which part](topic:summaries)
- [Take it to Excel](topic:files)
- [Have it updated every morning](topic:schedules)
`,
}
