@echo off
rem Starts Lipschitz Studio with the Java that lies beside it. LIPSCHITZ_STUDIO_OPTS adds options for that Java.
setlocal
for %%I in ("%~dp0..") do set "APP=%%~fI"
rem The cache that the build records in a rehearsal: Java then starts with the classes and the hot methods.
set "CACHE="
if exist "%APP%\lib\lipschitz-studio.aot" set CACHE="-XX:AOTCache=%APP%\lib\lipschitz-studio.aot"
rem The window: few objects a collection, none copied twice, else it would stop for 20 to 90 ms each time.
set "PAUSES=-XX:MaxNewSize=16m -XX:MaxTenuringThreshold=0 -XX:GCTimeRatio=4"
for %%C in (train bound certify attack worker check doctor) do if "%~1"=="%%C" set "PAUSES="
"%APP%\runtime\bin\java.exe" ^
    -XX:MaxRAMPercentage=25 ^
    -Xms256m ^
    -XX:MaxGCPauseMillis=20 ^
    %PAUSES% ^
    -XX:-UsePerfData ^
    %CACHE% ^
    -XX:+UnlockDiagnosticVMOptions ^
    -XX:ArchiveRelocationMode=0 ^
    -Xlog:aot*=off,cds*=off ^
    --enable-native-access=ALL-UNNAMED ^
    --sun-misc-unsafe-memory-access=allow ^
    -Djava.awt.headless=true ^
    "-Djava.library.path=%APP%\native;%PATH%" ^
    "-Dorg.bytedeco.javacpp.platform.linkpath=%APP%\native" ^
    -Dorg.bytedeco.javacpp.pathsFirst=true ^
    -Dorg.bytedeco.javacpp.cacheLibraries=false ^
    "-Dlipschitz.legal=%APP%\legal" ^
    "-Dlipschitz.launcher=%APP%\bin\lipschitz-studio.bat" ^
    %LIPSCHITZ_STUDIO_OPTS% ^
    -cp "%APP%\lib\lipschitz-studio.jar" ^
    studio.lipschitz.app.Main %*
exit /b %ERRORLEVEL%
