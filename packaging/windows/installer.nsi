; The installer of Windows: for one user, without the rights of an administrator. Silent with /S; another folder with
; /D=FOLDER as the last word; the optional parts with /DESKTOP and /EXPLORER, no command in terminals with /NOPATH,
; a cache of classes, which makes a start quicker, with /PREPARE.
; Exit codes: 0 done, 1 cancelled, 2 failed, 3 GoGetWell is running, 4 Windows is too old, 5 the folder is somebody
; else's.
; build.sh gives VERSION, IMAGE, WORK (gogetwell.ico, files.nsh), HERE, LICENSE, OUT, and perhaps FAST and SIGN.
Unicode true
Target amd64-unicode
!addincludedir "${HERE}"
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include WinVer.nsh
!define NAME "GoGetWell"
!define OUR_KEY "Software\${NAME}"
!define ALL_UNINSTALL_KEYS "Software\Microsoft\Windows\CurrentVersion\Uninstall"
!define UNINSTALL_KEY "${ALL_UNINSTALL_KEYS}\${NAME}"
!define RUNNING 3
!define TOO_OLD 4
!define FOREIGN 5
Name "${NAME}"
OutFile "${OUT}"
!ifdef FAST
SetCompressor zlib
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!endif
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OUR_KEY}" "InstallDir"
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey FileDescription "${NAME} Setup"
VIAddVersionKey CompanyName "GoGetWell contributors"
VIAddVersionKey LegalCopyright "GoGetWell contributors, Apache License 2.0"
VIAddVersionKey FileVersion "${VERSION}.0"
VIAddVersionKey ProductVersion "${VERSION}"
!ifdef SIGN
!uninstfinalize '${SIGN} "%1"'
!finalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${WORK}/gogetwell.ico"
!define MUI_UNICON "${WORK}/gogetwell.ico"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${OUR_KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!define MUI_FINISHPAGE_TEXT "$(FinishText)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENSE}"
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE checkFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(Keeps)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_RESERVEFILE_LANGDLL
!include texts.nsh
!include explorer.nsh
!include choices.nsh

; A running program keeps its files from being written; also one that is a child of another, such as a practice network.
!macro CheckRunning un
Function ${un}checkRunning
  again:
  StrCpy $1 ""
  ${For} $2 1 3
    ${Select} $2
      ${Case} 1
        StrCpy $0 "$INSTDIR\${NAME}.exe"
      ${Case} 2
        StrCpy $0 "$INSTDIR\cmd\gogetwell.exe"
      ${Case} 3
        StrCpy $0 "$INSTDIR\runtime\bin\server\jvm.dll"
    ${EndSelect}
    ${If} ${FileExists} "$0"
      ClearErrors
      FileOpen $3 "$0" a
      ${If} ${Errors}
        StrCpy $1 "$0"
      ${Else}
        FileClose $3
      ${EndIf}
    ${EndIf}
  ${Next}
  ${If} $1 != ""
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${RUNNING}
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro CheckRunning ""
!insertmacro CheckRunning "un."

; 1 in $0 if the folder holds something that is not ours.
Function isForeign
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
  ${AndIf} ${FileExists} "$INSTDIR\${NAME}.exe"
    Return
  ${EndIf}
  ${DirState} "$INSTDIR" $1
  ${If} $1 == 1
    StrCpy $0 1
  ${EndIf}
FunctionEnd

; When the page of the folder is left: another one can be chosen.
Function checkFolder
  Call isForeign
  ${If} $0 == 1
    MessageBox MB_OK|MB_ICONSTOP "$(Foreign)"
    Abort
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "${NAME}" SecProgram
  SectionIn RO
  Call isForeign
  ${If} $0 == 1
    MessageBox MB_OK|MB_ICONSTOP "$(Foreign)" /SD IDOK
    SetErrorLevel ${FOREIGN}
    Quit
  ${EndIf}
  Call checkRunning
  Call removeFormer
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${IMAGE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(Failed)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  Call register
SectionEnd

Section "$(StartMenu)" SecStartMenu
  ; The working folder of what is started from a link: not our own, which could not be removed then.
  SetOutPath "$PROFILE"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${NAME}.exe" "" "$INSTDIR\${NAME}.exe" 0
SectionEnd

Section "$(Path)" SecPath
  ExecWait '"$INSTDIR\${NAME}.exe" --user-path add' $0
  ${If} $0 != 0
    DetailPrint "$(PathFailed)"
    MessageBox MB_OK|MB_ICONINFORMATION "$(PathFailed)" /SD IDOK
  ${EndIf}
SectionEnd

; This Java writes what this Java maps; without it everything works, only slower. On request only: no real Windows has
; shown yet that it ends in seconds, and nobody shall wait for it at every installation.
Section /o "-prepare" SecPrepare
  DetailPrint "$(Prepare)"
  nsExec::Exec /TIMEOUT=90000 '"$INSTDIR\cmd\gogetwell.exe" --prepare'
  Pop $0
  ; The exit code tells what the practised run found, 1 where there is no go. The record goes when the cache is whole.
  ${If} ${FileExists} "$INSTDIR\lib\gogetwell.aot.new"
  ${AndIfNot} ${FileExists} "$INSTDIR\lib\gogetwell.aot.new.config"
    Rename "$INSTDIR\lib\gogetwell.aot.new" "$INSTDIR\lib\gogetwell.aot"
  ${EndIf}
  Delete "$INSTDIR\lib\gogetwell.aot.new"
  Delete "$INSTDIR\lib\gogetwell.aot.new.config"
SectionEnd

Section /o "$(Desktop)" SecDesktop
  SetOutPath "$PROFILE"
  CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${NAME}.exe" "" "$INSTDIR\${NAME}.exe" 0
SectionEnd

Section /o "$(Explorer)" SecExplorer
  !insertmacro WriteVerbs
SectionEnd

Section "-tidy"
  !insertmacro Tidy ${SecStartMenu} "StartMenu" `${REMOVE_START_MENU}`
  !insertmacro Tidy ${SecDesktop} "Desktop" `${REMOVE_DESKTOP}`
  !insertmacro Tidy ${SecPath} "Path" `${REMOVE_PATH}`
  !insertmacro Tidy ${SecExplorer} "Explorer" `${REMOVE_VERBS}`
SectionEnd

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel ${TOO_OLD}
    Quit
  ${EndIf}
  !insertmacro MUI_LANGDLL_DISPLAY
  ${GetParameters} $R0
  !insertmacro Wanted ${SecStartMenu} "StartMenu" "/STARTMENU"
  !insertmacro Wanted ${SecDesktop} "Desktop" "/DESKTOP"
  !insertmacro Wanted ${SecExplorer} "Explorer" "/EXPLORER"
  !insertmacro Wanted ${SecPath} "Path" "/PATH"
  ClearErrors
  ${GetOptions} $R0 "/NOPATH" $0
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${SecPath}
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/PREPARE" $0
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SecPrepare}
  ${EndIf}
FunctionEnd

; A former version takes its own files away, since only it knows them; in another folder it goes altogether.
Function removeFormer
  ReadRegStr $R1 HKCU "${OUR_KEY}" "InstallDir"
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPGRADE _?=$INSTDIR' $0
  ${ElseIf} $R1 != ""
  ${AndIf} ${FileExists} "$R1\uninstall.exe"
    ExecWait '"$R1\uninstall.exe" /S _?=$R1' $0
    ${If} $0 == 0
      Delete "$R1\uninstall.exe"
      RMDir "$R1"
    ${EndIf}
  ${Else}
    Return
  ${EndIf}
  ${If} $0 != 0
    MessageBox MB_OK|MB_ICONSTOP "$(Failed)" /SD IDOK
    SetErrorLevel $0
    Quit
  ${EndIf}
FunctionEnd

Function register
  WriteRegStr HKCU "${OUR_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${OUR_KEY}" "Language" "$LANGUAGE"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "GoGetWell contributors"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" "$0"
FunctionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SecProgram} "$(ProgramSays)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecStartMenu} "$(StartMenuSays)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecPath} "$(PathSays)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecDesktop} "$(DesktopSays)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecExplorer} "$(ExplorerSays)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Section "Uninstall"
  Call un.checkRunning
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/UPGRADE" $0
  ${If} ${Errors}
    ExecWait '"$INSTDIR\${NAME}.exe" --user-path remove'
    ${REMOVE_START_MENU}
    ${REMOVE_DESKTOP}
    ${REMOVE_VERBS}
    DeleteRegKey HKCU "${UNINSTALL_KEY}"
    DeleteRegKey /ifempty HKCU "${ALL_UNINSTALL_KEYS}"
    DeleteRegKey HKCU "${OUR_KEY}"
  ${EndIf}
  SetOutPath "$TEMP"
  Delete "$INSTDIR\lib\gogetwell.aot"
  !include "${WORK}/files.nsh"
  Delete "$INSTDIR\uninstall.exe"
  ; Only if it is empty: what somebody has put there stays.
  RMDir "$INSTDIR"
SectionEnd
