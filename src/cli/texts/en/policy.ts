/** What English says of what the computer's administrator set. */
export const en = {
  help: 'What the administrator of the computer set, and where it comes from',
  headings: 'setting|how|value|where from',
  nothing: 'The administrator of the computer set nothing.',
  sources: 'It is looked for in, in this order: {{places}}.',
} as const
