export const schedules = {
  title: 'Que se actualice solo',
  words: 'programar automático horario cada mañana archivo diario tarea',
  text: `
Un reporte o una vista se puede mantener al día sin que nadie lo pida, y dejar un archivo en una carpeta.

## Programarlo

1. Con el reporte abierto como se quiere ver, elegir {{commands.keep-up-to-date.label}}. Si lo abierto es una vista sin
   cambios, se sigue esa vista: lo que después se cambie y guarde en ella vale para los archivos siguientes. También está
   en el menú de cada vista.
2. Decir cuándo: cada día a una hora, cada tantas horas, o al abrir Atalaya. La hora es la de la operación, de 00:00 a
   23:59.
3. Si se quiere un archivo, elegir la carpeta y el formato. Queda con los días en el nombre.

Lo que se alcanzó a llenar no se pierde al cerrar el cuadro: al abrirlo otra vez está como quedó, y solo la carpeta se
elige de nuevo.

Todo lo programado está en [Ajustes, Actualización automática](settings:automation). Ahí se cambia, se apaga o se hace
ahora mismo.

## Qué hace y qué no

- Trae solo lo que falta o pudo cambiar, y deja sin tocar las consultas reservadas.
- El archivo se escribe solo si el periodo está completo. Si falta algo, se vuelve a intentar y se avisa.
- Si el computador estaba apagado, lo pendiente se hace una vez al volver.
- Atalaya debe estar abierta, o seguir en [segundo plano](settings:background).
`,
}
