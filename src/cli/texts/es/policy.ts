/** What Spanish says of what the computer's administrator set. */
export const es = {
  help: 'Qué fijó quien administra el equipo, y de dónde sale',
  headings: 'ajuste|cómo|valor|de dónde',
  nothing: 'Quien administra el equipo no fijó nada.',
  sources: 'Se busca en, por orden: {{places}}.',
} as const
