/** What Spanish says of the guide. */
export const es = {
  help: 'Muestra la guía: sus temas, o uno de ellos; con --search, dónde se habla de algo',
  search: 'en vez de un tema: las partes en que están todas estas palabras',
  headings: 'tema|título',
  next: 'Para leer uno: atalaya guide TEMA. Para buscar: atalaya guide --search "PALABRAS"',
  none: 'La guía no habla de «{{words}}». Sus temas: atalaya guide',
  ofWindow: 'La guía es la de la ventana: lo que nombra está allí. Lo mismo por órdenes: atalaya --help',
} as const
