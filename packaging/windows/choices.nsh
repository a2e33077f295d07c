; Which of the optional parts are wanted: as a former installation had it, and then by a switch.
!macro Wanted section name switch
  ReadRegStr $0 HKCU "${OUR_KEY}" "${name}"
  ${If} $0 == "yes"
    !insertmacro SelectSection ${section}
  ${ElseIf} $0 == "no"
    !insertmacro UnselectSection ${section}
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "${switch}" $0
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${section}
  ${EndIf}
!macroend

; What a former installation had and this one is not to have; and what is to be so the next time.
!macro Tidy section name remove
  ${If} ${SectionIsSelected} ${section}
    WriteRegStr HKCU "${OUR_KEY}" "${name}" "yes"
  ${Else}
    WriteRegStr HKCU "${OUR_KEY}" "${name}" "no"
    ${remove}
  ${EndIf}
!macroend
!define REMOVE_START_MENU `Delete "$SMPROGRAMS\${NAME}.lnk"`
!define REMOVE_DESKTOP `Delete "$DESKTOP\${NAME}.lnk"`
!define REMOVE_PATH `ExecWait '"$INSTDIR\${NAME}.exe" --user-path remove'`
!define REMOVE_VERBS `!insertmacro RemoveVerbs`
