@echo off
rem In a practice network: the go env file gets the line ends of Windows, as Notepad writes them, and is cured of them.
for /f "usebackq delims=" %%i in ("%AppData%\go\env") do echo %%i>>"%AppData%\go\new"
move /y "%AppData%\go\new" "%AppData%\go\env"
copy /y "%AppData%\go\env" C:\proof\before
gogetwell check %LAB_MODULE% --only-go-hosts --hosts %LAB_HOSTS%
gogetwell fix try R1
echo try %ERRORLEVEL%
copy /y "%AppData%\go\env" C:\proof\tried
gogetwell fix apply R1
echo apply %ERRORLEVEL%
copy /y "%AppData%\go\env" C:\proof\applied
gogetwell fix undo
echo undo %ERRORLEVEL%
copy /y "%AppData%\go\env" C:\proof\undone
