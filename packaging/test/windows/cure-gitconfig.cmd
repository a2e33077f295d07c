@echo off
rem In a practice network: the user's own git configuration switches the check of certificates off, in a file with the line
rem ends of Windows and Chinese letters, and is cured of it.
set HOME=
copy /y C:\proof\gitconfig "%USERPROFILE%\.gitconfig"
copy /y "%USERPROFILE%\.gitconfig" C:\proof\before
gogetwell check %LAB_MODULE% --only-go-hosts --hosts %LAB_HOSTS%
gogetwell fix try R1
echo try %ERRORLEVEL%
copy /y "%USERPROFILE%\.gitconfig" C:\proof\tried
gogetwell fix apply R1
echo apply %ERRORLEVEL%
copy /y "%USERPROFILE%\.gitconfig" C:\proof\applied
gogetwell fix undo
echo undo %ERRORLEVEL%
copy /y "%USERPROFILE%\.gitconfig" C:\proof\undone
