export const keyboard = {
  title: 'Keyboard shortcuts',
  words: 'keys combinations',
  text: `
Everything can be done without the mouse. If you remember a single shortcut, let it be this one: [[palette]] finds
reports and actions by a word, and shows the shortcut of each beside it.

![Reports and actions, by a word](palette)

Tab goes from one part of the window to the next. Within the list, the days and the tables there are the arrow keys.

::keyboard::
`,
}
