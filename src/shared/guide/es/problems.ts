export const problems = {
  title: 'Problemas y mensajes',
  words: 'error falla no funciona soporte ayuda token rechazado mantenimiento red proxy lento',
  text: `
Cada mensaje dice qué pasó y qué se puede hacer. Estos son los más frecuentes.

## El servidor no acepta el token

Revisar en wolkvox Manager que el token esté activo, y pegarlo completo otra vez en
[Ajustes, Operaciones](settings:operations). Revisar también el código del servidor.
[Cómo crear un token](link:wolkvox-tokens)

## Se acabaron las consultas de hoy

Hay que esperar a mañana. Lo guardado se puede seguir usando. [Las consultas del día](topic:fetching)

## Demasiadas consultas a la vez

Otra persona u otro programa usa el mismo token en este momento. Atalaya espera y lo intenta de nuevo. Si pasa mucho,
conviene un token para cada programa.

## El servidor está en mantenimiento, o no responde

Atalaya lo intenta varias veces, cada vez con más espera. Si no se logra, queda la causa en el día que falló, y se puede
{{activity.retry}} desde la barra de abajo.

## No hay red

Todo lo guardado sigue ahí. Revisar la conexión y pulsar {{report.update.update}}. En algunas empresas hay que pasar por un
intermediario (proxy): su dirección se escribe en {{start.form.advanced}}, al cambiar la operación.

## El servidor no tiene este reporte

No todas las operaciones tienen todos los reportes. {{operationCheck.open}} los revisa de una vez.

## El reporte sale vacío

- ¿El periodo es el correcto? ¿Hay un filtro o una búsqueda?
- ¿Dice «{{coverage.states.empty}}»? Entonces el servidor respondió que no hay nada de esas fechas.
- ¿Falta un dato arriba, como una campaña o un agente?

## Un día dice «{{coverage.states.partial}}» o «{{coverage.states.announced}}»

Lo explica [Qué significa completo](topic:complete).

## El archivo no se pudo guardar

Casi siempre está abierto en Excel: cerrarlo, o guardar con otro nombre. Si no, revisar que la carpeta exista y tenga
espacio.

## Algo no se puede cambiar o elegir

Lo fijó quien administra el equipo, para todos sus usuarios. Qué está fijado, con qué valor y de dónde sale, se ve en
[Ajustes, Administrado por su organización](settings:managed). Solo quien administra el equipo lo cambia.

## Pedir ayuda

[Guardar el archivo de soporte](go:support-file) escribe un archivo con versiones y errores recientes. No contiene filas,
teléfonos ni tokens: se puede enviar por correo. La versión se ve en [Ajustes, Acerca de](settings:about).
`,
}
