@echo off
setlocal
rem Starts GoGetWell from any folder. Looks for a Java 25 or newer in JAVA_HOME, then in PATH.
set "HOME_DIR=%~dp0.."
set "JAVA_EXE="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
if not defined JAVA_EXE for %%J in (java.exe) do set "JAVA_EXE=%%~$PATH:J"
if not defined JAVA_EXE goto nojava
set "MAJOR="
for /f "tokens=3 delims=. " %%V in ('""%JAVA_EXE%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version"') do set "MAJOR=%%V"
if not defined MAJOR goto nojava
if %MAJOR% LSS 25 goto nojava
"%JAVA_EXE%" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx768m "-Dgogetwell.launcher=%~f0" %GOGETWELL_JAVA_OPTS% -cp "%HOME_DIR%\lib\*" dev.gogetwell.app.Main %*
exit /b %ERRORLEVEL%
:nojava
echo GoGetWell needs Java 25 or newer, and none was found; install one (for instance Temurin 25) or point JAVA_HOME to it. 1>&2
exit /b 3
