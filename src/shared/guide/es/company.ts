export const company = {
  title: 'El computador de la empresa',
  words:
    'administrado administrador fijado bloqueado política candado proxy certificado red usuario contraseña sistemas TI',
  text: `
En muchos computadores de una empresa alguien de sistemas decide por todos. Atalaya sigue lo que esa persona fija, y sale a
la red por donde sale el computador.

## Lo que está fijado

[Ajustes, Administrado por su organización](settings:managed) muestra qué fijó quien administra el equipo, con qué valor y
de dónde viene. Puede fijar a qué servidores se consulta, si se agregan tokens, el proxy, las
[actualizaciones](topic:updates), cuánto se oculta de los datos personales, cuántos días se conservan y en qué carpetas se
guardan archivos.

- Lo fijado no se puede cambiar en Atalaya. Donde se nota, un candado lo dice: en el formulario de la operación, al exportar,
  al programar un archivo y en los ajustes.
- Lo que viene por defecto vale hasta que usted elija otra cosa.
- Siempre se puede ser más estricto: ocultar más, conservar menos.

> Si algo que necesita está fijado, quien administra el equipo puede cambiarlo. Esa página le dice exactamente qué pedir.

## Si cambia mientras trabaja

Atalaya lo dice: {{settings.managed.changed}}. Vale desde el próximo inicio; {{settings.managed.restart}} lo adelanta. Si hay
trabajo en marcha, espera a que termine.

## El proxy de la empresa

Atalaya usa el proxy y los certificados del sistema, sin que haya que escribir nada. Si el proxy pregunta quién es usted,
Atalaya pide el usuario y la contraseña una vez y los deja en el llavero del sistema.

En [Ajustes, Operaciones](settings:operations):

- {{network.test}} recorre el camino hasta el servidor paso a paso y dice en cuál se detiene. Es lo que sirve enviarle a
  sistemas.
- {{network.logins.title}} muestra a qué proxy se le responde y con qué usuario. {{network.logins.forget}} los borra, por
  ejemplo después de cambiar la contraseña: en la próxima consulta se piden de nuevo.
`,
}
