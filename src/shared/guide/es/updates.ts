export const updates = {
  title: 'Versiones nuevas de Atalaya',
  words: 'actualización actualizar versión novedades instalar reiniciar prueba beta',
  text: `
[Ajustes, Acerca de](settings:about) dice qué versión está abierta, si hay una más nueva y qué trae cada una.

## Quién las instala

- **Lo instaló usted** (con el instalador de Windows, en macOS, o como AppImage): Atalaya busca una versión nueva al abrir y
  una vez al día, la trae mientras usted trabaja y la instala al salir. {{commands.look-for-updates.label}} pregunta enseguida.
- **Lo instaló la empresa** para todos los usuarios: la empresa entrega también las versiones nuevas, y Atalaya no busca
  ninguna.

Si no se busca ninguna, Acerca de dice por qué.

## Cuándo se instala

Nunca en medio de un trabajo. Cuando la versión está lista, Atalaya lo avisa: {{updates.restart}} la instala enseguida; con
{{common.later}} se instala al salir. Mientras se traen filas, se escribe o se borra algo, o se consulta un registro, no se
reinicia.

Lo guardado, las vistas, lo programado y los ajustes siguen ahí. Lo que escribió una versión más nueva no lo abre una más
vieja: por eso nunca se vuelve atrás.

## Elegir

- {{updates.byItself}}: al apagarlo solo se busca cuando usted lo pide. Puede estar [fijado](topic:company).
- {{updates.previews}}: llegan antes, y pueden fallar.

## Si no se puede

- No se llega a donde están: revisar la red o el [proxy](topic:company), y buscar más tarde.
- Lo que llegó no es lo publicado, o no lo firmó quien hizo Atalaya: no se instala. Se trae de nuevo la próxima vez.
`,
}
