; The entry in the menu of folders, and in the menu of the empty space in a folder.
!define FOLDER_VERB "Software\Classes\Directory\shell\${NAME}"
!define BACKGROUND_VERB "Software\Classes\Directory\Background\shell\${NAME}"
; The dot keeps the backslash of a whole drive (D:\) from taking the quote with it.
!macro Verb key
  WriteRegStr HKCU "${key}" "" "$(OpenIn)"
  WriteRegStr HKCU "${key}" "Icon" '"$INSTDIR\${NAME}.exe"'
  WriteRegStr HKCU "${key}\command" "" '"$INSTDIR\${NAME}.exe" "--open=%V\."'
!macroend
!macro WriteVerbs
  !insertmacro Verb "${FOLDER_VERB}"
  !insertmacro Verb "${BACKGROUND_VERB}"
!macroend

!macro RemoveVerbs
  DeleteRegKey HKCU "${FOLDER_VERB}"
  DeleteRegKey HKCU "${BACKGROUND_VERB}"
  DeleteRegKey /ifempty HKCU "Software\Classes\Directory\Background\shell"
  DeleteRegKey /ifempty HKCU "Software\Classes\Directory\Background"
  DeleteRegKey /ifempty HKCU "Software\Classes\Directory\shell"
  DeleteRegKey /ifempty HKCU "Software\Classes\Directory"
  DeleteRegKey /ifempty HKCU "Software\Classes"
!macroend
