export const team = {
  title: 'Compartir con el equipo',
  words: 'equipo invitación compartir consultas agotadas cupo base PostgreSQL unirse salir',
  text: `
Una operación tiene un número de consultas al día, y su token hace una a la vez. Si veinte supervisores traen el mismo mes,
se gastan veinte veces. En un equipo se traen una sola vez: lo que un computador trae, los demás lo toman sin consultar.

## Unirse

1. Pedir a quien creó el equipo la invitación, un archivo que termina en **.atalaya-team**, y el usuario y la contraseña de
   la base de datos.
2. Abrir la invitación con doble clic, soltarla sobre la ventana, o elegir {{commands.join-team.label}}.
3. Escribir la contraseña. Queda en el llavero del sistema.

Cada quien conecta sus operaciones como siempre, con el mismo servidor y token. Desde ahí, al actualizar, Atalaya mira
primero qué tiene el equipo. De hoy toma lo que otro computador trajo en los últimos cinco minutos; para consultar a wolkvox
de todas formas, se trae de nuevo todo el periodo, en el menú junto a {{report.update.update}}.

> La invitación es una llave: quien la tenga, y una contraseña de la base, puede leer lo que el equipo comparte. No se
> envía por un chat abierto.

## Qué se ve

En [Ajustes, Equipo](settings:team) está quién participa, cuántas consultas se ahorraron hoy, cuántas ha hecho cada quien y
a quién le toca ahora. La línea de cada reporte dice de quién vino y a qué hora se trajo.

![Lo que el equipo ahorró hoy, quién participa y cuántas consultas se han hecho](team)

El registro de un reporte en vivo lo mantiene un solo computador de los que lo tienen encendido: los demás muestran sus
filas y dicen quién lo mantiene. Si aquel se cierra, otro sigue.

## Si el equipo no responde

Lo guardado se sigue viendo, filtrando y exportando. Al traer algo, Atalaya pregunta si se le pide a wolkvox directamente:
se gastan consultas, y nadie sabe qué trajeron los demás. Lo que se traiga así se entrega al equipo cuando vuelva.

## Borrar un cliente

Lo que se borra con {{customer.erase.button}} se borra en todos los computadores del equipo: cada uno lo hace la próxima
vez que se comunica, aunque haya estado un año sin red.

## Quién puede leer qué

La base de la empresa guarda todo comprimido y cifrado con la clave del equipo, que nunca está en ella. Quien la administra
ve cuántos tramos hay, de qué tamaño y cuándo se trajeron; no los clientes, ni los reportes, ni los nombres.

## Salir

{{team.joined.leave}} deja en este computador lo que hay en él, y en el equipo lo que se le entregó.
`,
}
