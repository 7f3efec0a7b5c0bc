export const live = {
  title: 'Live: wallboard and continuous log',
  words: 'real time screen television gaps agents now',
  text: `
Live reports show the last minutes alone. Atalaya adds them up in a log.

## Keep the log

1. Open a live report and switch on {{live.keeper.label}}.
2. Choose how often it is asked. You see how many requests that takes in a day.

What nobody saw (computer off, no network) stays a gap, with its reason, and is hatched. It never counts as zero.

To have it go on without the window: [Settings, Background](settings:background), {{settings.background.stays}}.

## The wallboard

{{live.views.board}} shows today's calls by type and result, against what is usual on this day of the week.
[[=fullScreen]] fills the screen with it, for a television on the wall.

Colours follow the targets that are typed in {{live.settings.open}}. Each number says it by word and shape, too.

## Agents, skills and chats of this moment

These reports keep each fetch with its time. When they are asked again, you see what changed.
`,
}
