export const firstSteps = {
  title: 'Primeros pasos',
  words: 'empezar conectar token servidor instalar inicio',
  text: `
Atalaya trae los reportes de wolkvox a este computador. Una vez traídos, se filtran, se resumen y se llevan a Excel
sin volver a preguntarle al servidor.

![Al abrir Atalaya por primera vez: conectar una operación, o explorar con datos inventados](first-start)

## Para conocerlo sin token

Elegir {{start.doors.sample.title}}. Es una operación inventada, con llamadas, chats, correos y mensajes de varios
meses. Todo lo que explica esta guía se puede probar ahí. Se quita cuando se quiera.

## Conectar una operación

1. Elegir {{start.doors.connect.title}}.
2. Escribir el código del servidor. Es el número de la dirección: en wv0010.wolkvox.com es 0010.
3. Pegar el token. Se crea en wolkvox Manager, en Configuración, Integraciones, Tokens.
   [Cómo crear un token](link:wolkvox-tokens)
4. Pulsar {{start.form.test}}. Atalaya hace una sola consulta para saber si el servidor acepta el token.

> El token queda en el llavero del sistema y no vuelve a mostrarse. Si se pierde, se crea otro en wolkvox Manager y se
> cambia en [Ajustes, Operaciones](settings:operations).

## El primer reporte

1. Elegir un reporte en la lista de la izquierda, o buscarlo con [[palette]] por una palabra de su nombre.
2. Elegir el periodo, arriba.
3. Pulsar {{report.update.update}}. El botón dice antes cuántas consultas cuesta.
4. Cuando la línea del periodo dice «completo», ya está todo. [Qué significa completo](topic:complete)

![Un reporte: el periodo y su estado arriba, las filas abajo](report)

No todas las operaciones tienen todos los reportes. {{operationCheck.open}} pregunta una vez por cada uno y marca la
lista; después, {{operationCheck.onlyData}} deja a la vista solo los que sirven.

## Después

- [Filtrar y buscar](topic:filters)
- [Resumir: cuántas, cuánto duran, qué parte](topic:summaries)
- [Llevar a Excel](topic:files)
- [Que se actualice solo cada mañana](topic:schedules)
`,
}
