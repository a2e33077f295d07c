@echo off
rem In a practice network whose terminal hides a good GOPROXY behind a bad one: the bad one stands in the registry of
rem the user, and is taken out there. The registry belongs to the profile of the user, so this is a terminal with that
rem one; a new login has nothing but the registry, so the rest of the practice network is put there too.
set USERPROFILE=C:\users\%USERNAME%
reg add HKCU\Environment /v GOPROXY /t REG_EXPAND_SZ /d "%GOPROXY%" /f
reg add HKCU\Environment /v GOENV /t REG_EXPAND_SZ /d "%GOENV%" /f
reg add HKCU\Environment /v GOMODCACHE /t REG_EXPAND_SZ /d "%GOMODCACHE%" /f
reg add HKCU\Environment /v GOPATH /t REG_EXPAND_SZ /d "%GOPATH%" /f
reg add HKCU\Environment /v GOCACHE /t REG_EXPAND_SZ /d "%GOCACHE%" /f
reg add HKCU\Environment /v GOFLAGS /t REG_EXPAND_SZ /d "%GOFLAGS%" /f
reg add HKCU\Environment /v GOTOOLCHAIN /t REG_EXPAND_SZ /d "%GOTOOLCHAIN%" /f
reg export HKCU\Environment C:\proof\before /y
gogetwell check %LAB_MODULE% --only-go-hosts --hosts %LAB_HOSTS%
gogetwell fix try R1
echo try %ERRORLEVEL%
reg export HKCU\Environment C:\proof\tried /y
gogetwell fix apply R1
echo apply %ERRORLEVEL%
reg export HKCU\Environment C:\proof\applied /y
gogetwell fix undo
echo undo %ERRORLEVEL%
reg export HKCU\Environment C:\proof\undone /y
reg delete HKCU\Environment /v GOPROXY /f
reg delete HKCU\Environment /v GOENV /f
reg delete HKCU\Environment /v GOMODCACHE /f
reg delete HKCU\Environment /v GOPATH /f
reg delete HKCU\Environment /v GOCACHE /f
reg delete HKCU\Environment /v GOFLAGS /f
reg delete HKCU\Environment /v GOTOOLCHAIN /f
