; Beyond what the packager's installer does. https://www.electron.build/nsis#custom-nsis-script

; Asks what becomes of the data when the program goes. An update, and a removal without questions, keep it. Windows
; names languages by numbers: 1034 and 3082 are Spanish, whatever else is English, as in the program itself.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    StrCpy $R8 "Also delete the downloaded reports, the operations and the settings of Atalaya on this computer?$\r$\n$\r$\nThis cannot be undone. The tokens stay in Windows' Credential Manager until they are removed there."
    ${if} $LANGUAGE == 1034
    ${orIf} $LANGUAGE == 3082
      StrCpy $R8 "¿Eliminar también los reportes descargados, las operaciones y la configuración de Atalaya en este equipo?$\r$\n$\r$\nNo se puede deshacer. Los tokens quedan en el Administrador de credenciales de Windows hasta que se quiten allí."
    ${endIf}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 $R8 /SD IDNO IDNO keepData
      RMDir /r "$LOCALAPPDATA\Atalaya"
    keepData:
  ${endIf}
!macroend
