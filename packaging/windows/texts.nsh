; The texts of the installer, in both languages. Everything else comes from NSIS in either.
!macro Text id english chinese
  LangString ${id} ${LANG_ENGLISH} "${english}"
  LangString ${id} ${LANG_SIMPCHINESE} "${chinese}"
!macroend
!insertmacro Text TooOld "GoGetWell needs Windows 10 or newer." "GoGetWell 需要 Windows 10 或更新的版本。"
!insertmacro Text Running \
  "GoGetWell is still running, perhaps with a practice network in a terminal. Close it, then try again." \
  "GoGetWell 正在运行，也可能是终端里还开着练习网络。请先关闭，然后重试。"
!insertmacro Text Foreign \
  "This folder holds files that do not belong to GoGetWell: $INSTDIR$\r$\n$\r$\nChoose an empty or a new folder." \
  "这个文件夹里有不属于 GoGetWell 的文件：$INSTDIR$\r$\n$\r$\n请选择一个空文件夹或新文件夹。"
!insertmacro Text Failed \
  "Not every file could be written or removed in $INSTDIR. Close what may use them, then start the setup again." \
  "$INSTDIR 中有文件无法写入或删除。请关闭可能正在使用它们的程序，然后重新运行安装程序。"
!insertmacro Text PathFailed \
  "The command gogetwell could not be put on your PATH. All else works; its file is $INSTDIR\cmd\gogetwell.exe." \
  "无法把命令 gogetwell 加入你的 PATH。其他功能不受影响；在终端里请运行 $INSTDIR\cmd\gogetwell.exe。"
!insertmacro Text FinishText \
  "GoGetWell is installed. Terminals that were open before do not know the command gogetwell yet: open a new one." \
  "GoGetWell 已安装。之前打开的终端还不认识命令 gogetwell，请打开一个新的终端。"
!insertmacro Text Keeps \
  "GoGetWell will be removed. Your reports, and what its fixes are undone from, stay in $LOCALAPPDATA\GoGetWell." \
  "即将卸载 GoGetWell。你的报告以及撤销修复所需的记录会保留在 $LOCALAPPDATA\GoGetWell 中。"
!insertmacro Text ProgramSays \
  "The window, the command for the terminal, and the Java that they need." \
  "窗口程序、终端命令，以及它们所需的 Java。"
!insertmacro Text StartMenu "Start menu" "“开始”菜单"
!insertmacro Text StartMenuSays "A link in the Start menu." "在“开始”菜单中添加快捷方式。"
!insertmacro Text Path "Command gogetwell in terminals" "终端命令 gogetwell"
!insertmacro Text PathSays \
  "Appends one folder to the PATH of your account, so that every new terminal knows gogetwell." \
  "在你账户的 PATH 末尾添加一个文件夹，之后新打开的终端都能使用 gogetwell。"
!insertmacro Text Desktop "Link on the desktop" "桌面快捷方式"
!insertmacro Text DesktopSays "A link on your desktop." "在桌面上添加快捷方式。"
!insertmacro Text Explorer "Open folders in GoGetWell" "文件夹右键菜单"
!insertmacro Text ExplorerSays \
  "An entry in the menu of folders in the Explorer, to examine the Go project in them." \
  "在资源管理器的文件夹右键菜单中添加一项，用来诊断其中的 Go 项目。"
!insertmacro Text Prepare "Preparing a faster start…" "正在为更快启动做准备…"
!insertmacro Text OpenIn "Open in GoGetWell" "在 GoGetWell 中打开"
