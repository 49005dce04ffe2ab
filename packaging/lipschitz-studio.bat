@echo off
rem Starts Lipschitz Studio with the Java that lies beside it. LIPSCHITZ_STUDIO_OPTS adds options for that Java.
setlocal
for %%I in ("%~dp0..") do set "APP=%%~fI"
"%APP%\runtime\bin\java.exe" ^
    -XX:MaxRAMPercentage=25 ^
    -Xms256m ^
    -XX:MaxGCPauseMillis=20 ^
    -XX:-UsePerfData ^
    --enable-native-access=ALL-UNNAMED ^
    --sun-misc-unsafe-memory-access=allow ^
    -Djava.awt.headless=true ^
    "-Dlipschitz.launcher=%APP%\bin\lipschitz-studio.bat" ^
    %LIPSCHITZ_STUDIO_OPTS% ^
    -cp "%APP%\lib\*" ^
    studio.lipschitz.app.Main %*
exit /b %ERRORLEVEL%
