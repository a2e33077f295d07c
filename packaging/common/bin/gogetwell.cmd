@echo off
setlocal DisableDelayedExpansion
rem Starts GoGetWell from any folder. Looks for a Java 25 or newer: the one inside a package first, then JAVA_HOME, then
rem every folder of PATH, then the usual places. No parenthesised blocks: a folder like "Program Files (x86)" would end one.
set "HOME_DIR=%~dp0.."
set "JAVA_EXE="
set "CANDIDATE=%HOME_DIR%\runtime\bin\java.exe"
call :consider

rem Some people write quotes into the variable.
if not defined JAVA_HOME goto path
set "CANDIDATE=%JAVA_HOME:"=%\bin\java.exe"
call :consider

:path
if defined JAVA_EXE goto start
set "ENTRIES=%PATH:"=%"
for %%D in ("%ENTRIES:;=" "%") do call :considerin "%%~D"
if defined JAVA_EXE goto start
if not defined JAVA_25_HOME goto usual
set "CANDIDATE=%JAVA_25_HOME:"=%\bin\java.exe"
call :consider

:usual
if defined JAVA_EXE goto start
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*") do call :considerhome "%%~D"
if not defined JAVA_EXE goto nojava

:start
rem No cache of classes: only a Java of this very machine could write one that fits, as the setup of Windows lets it.
"%JAVA_EXE%" "@%HOME_DIR%\lib\jvm.options" "-Dgogetwell.launcher=%~f0" %GOGETWELL_JAVA_OPTS% -cp "%HOME_DIR%\lib\*" dev.gogetwell.app.Main %*
exit /b %ERRORLEVEL%

:considerhome
set "CANDIDATE=%~1\bin\java.exe"
if not exist "%CANDIDATE%" set "CANDIDATE=%~1\current\bin\java.exe"
goto consider

:considerin
if "%~1"=="" exit /b 0
set "CANDIDATE=%~1\java.exe"

rem The version stands in the file "release" of every Java home; a java.exe that is a mere link to one is asked instead.
:consider
if defined JAVA_EXE exit /b 0
if not exist "%CANDIDATE%" exit /b 0
set "VERSION="
for %%F in ("%CANDIDATE%") do set "RELEASE=%%~dpF..\release"
if exist "%RELEASE%" goto release
for /f "tokens=1,2 delims== " %%A in ('call "%CANDIDATE%" -XshowSettings:properties -version 2^>^&1') do if "%%A"=="java.specification.version" set "VERSION=%%B"
goto judge
:release
for /f "usebackq tokens=1,2 delims==" %%A in ("%RELEASE%") do if "%%A"=="JAVA_VERSION" set "VERSION=%%~B"
:judge
if not defined VERSION exit /b 0
for /f "delims=.-+_ " %%M in ("%VERSION%") do set "MAJOR=%%M"
if %MAJOR% GEQ 25 set "JAVA_EXE=%CANDIDATE%"
exit /b 0

:nojava
echo GoGetWell needs Java 25 or newer, and none was found; install one (for instance Temurin 25) or point JAVA_HOME to it. 1>&2
rem This file is UTF-8, and what follows is read in the code page of the console; that one is put back.
for /f "tokens=2 delims=:" %%C in ('chcp') do set "CODE_PAGE=%%C"
chcp 65001 >nul
echo GoGetWell 需要 Java 25 或更新版本，但没有找到；请安装（例如 Temurin 25），或让 JAVA_HOME 指向它。 1>&2
if defined CODE_PAGE chcp %CODE_PAGE:.=% >nul
exit /b 3
