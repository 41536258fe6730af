@echo off
rem Starts TenFour. Builds it first when there is no build, or when anything that it is built from has changed since.
rem The twin of the script "tenfour", which serves every other system.
setlocal DisableDelayedExpansion
set "root=%~dp0."
set "launcher=%~dp0artifacts\launcher"
set "sources=%launcher%\sources"
set "current=%launcher%\current.txt"

call :is_built
if not errorlevel 1 goto run

where dotnet >nul 2>nul
if errorlevel 1 (
    >&2 echo tenfour: the .NET 10 SDK is needed to build TenFour, and no dotnet command was found
    >&2 echo tenfour: install it from https://dotnet.microsoft.com/download, and start this command again
    exit /b 1
)
if not exist "%launcher%" mkdir "%launcher%"
if not exist "%launcher%" (
    >&2 echo tenfour: cannot write to %root%\artifacts, where the build goes
    exit /b 1
)

:lock
rem A file that is open for writing cannot be opened by another: Windows ends the lock with its owner.
set "built="
(
    9>"%launcher%\lock" (
        call :build_if_needed
    )
) 2>nul
if "%built%"=="yes" goto run
if "%built%"=="no" (
    if exist "%launcher%\build.log" type "%launcher%\build.log" >&2
    >&2 echo tenfour: the build failed, see above
    exit /b 1
)
>&2 echo tenfour: waiting for another build to end
timeout /t 1 /nobreak >nul 2>nul || ping -n 2 127.0.0.1 >nul
goto lock

:run
set /p program=<"%current%"
"%launcher%\%program%\tenfour.exe" %*
exit /b %errorlevel%

rem Sets errorlevel 0 when the program is built and its sources are those that it was built from.
:is_built
if not exist "%current%" exit /b 1
set /p program=<"%current%"
if not exist "%launcher%\%program%\tenfour.exe" exit /b 1
call :compare "%root%\src" "%sources%\src" /e || exit /b 1
call :compare "%root%" "%sources%\root" Directory.Build.props Directory.Packages.props global.json || exit /b 1
exit /b 0

rem robocopy only lists here; it answers 0 when both folders hold the same files.
:compare
robocopy %* /purge /l /njh /njs /ndl /nfl /nc /ns >nul 2>nul
if errorlevel 1 exit /b 1
exit /b 0

:build_if_needed
call :is_built
if not errorlevel 1 (
    set "built=yes"
    exit /b 0
)
echo tenfour: building, which takes about a minute the first time >con
set "built=no"
set "next=program-%random%%random%"
rem The copy is taken before the build, so that an edit during a build counts as newer.
robocopy "%root%\src" "%sources%\src" /mir >nul 2>nul
if errorlevel 8 exit /b 1
robocopy "%root%" "%sources%\root" Directory.Build.props Directory.Packages.props global.json /purge >nul 2>nul
if errorlevel 8 exit /b 1
if exist "%current%" del "%current%"
set "DOTNET_NOLOGO=1"
set "MSBUILDDISABLENODEREUSE=1"
call :publish -p:PublishReadyToRun=true || call :publish || exit /b 1
rem A program that is running keeps the folder it was started from: only those before it are removed.
for /d %%d in ("%launcher%\program-*") do if /i not "%%~nxd"=="%next%" if /i not "%%~nxd"=="%program%" rmdir /s /q "%%d" 2>nul
>"%current%" echo %next%
set "built=yes"
exit /b 0

:publish
dotnet publish "%root%\src\TenFour.Cli\TenFour.Cli.csproj" --configuration Release --use-current-runtime --no-self-contained --nologo --verbosity quiet -p:Launcher=true %* --output "%launcher%\%next%" <nul >"%launcher%\build.log" 2>&1
if errorlevel 1 exit /b 1
exit /b 0
